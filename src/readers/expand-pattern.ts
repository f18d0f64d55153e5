/** What a pattern has one of at least; most inputs have none, and the library of patterns is not loaded for them. */
const WILD = /[*?[\]{}()!+@|\\]/

/** Say whether an input is a pattern such as `pages/*.html`. */
export async function isPattern(input: string): Promise<boolean> {
  if (!WILD.test(input)) return false
  const {isDynamicPattern} = await import('tinyglobby')
  return isDynamicPattern(input)
}

/**
 * List the files that a pattern matches, in the order of their names' bytes, relative to the part of the pattern that has no
 * wildcards. Links to directories are not followed by `**`; names that begin with a dot have to be asked for.
 */
export async function expandPattern(pattern: string): Promise<{base: string; matches: string[]}> {
  const {glob, isDynamicPattern} = await import('tinyglobby')
  const parts = pattern.split('/')
  const firstWild = parts.findIndex(part => isDynamicPattern(part))
  const base = parts
    .slice(0, Math.max(firstWild, 0))
    .map(part => `${part}/`)
    .join('')
  const found = await glob(pattern.slice(base.length), {
    cwd: base || '.',
    expandDirectories: false,
    followSymbolicLinks: false,
    onlyFiles: false,
  })
  const matches = found.filter(match => !match.endsWith('/'))
  return {base, matches: matches.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))}
}
