import {findFiles} from '../readers/find-files.ts'

/** What inputs amount to, as far as the file system tells. */
export interface InputSize {
  readonly files: number
  /** Bytes as they lie in the files; `null` when standard input is among them. */
  readonly bytes: number | null
}

/** Add up the sizes of the files that inputs name, without reading them. */
export async function measureInputs(
  inputs: readonly string[],
  {skip = []}: {skip?: readonly string[]} = {},
): Promise<InputSize> {
  let files = 0
  let bytes = 0
  for await (const found of findFiles(
    inputs.filter(input => input !== '-'),
    {skip},
  )) {
    if (found.form !== 'file') continue
    files++
    bytes += found.size
  }
  return {files, bytes: inputs.includes('-') ? null : bytes}
}
