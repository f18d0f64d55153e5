import {requireValues, wholeNumber} from '../model/option-values.ts'
import {createJudge} from './filters.ts'
import {openInput} from './open-input.ts'
import {createReadCounts, MAX_BYTES, type ReadContext, type ReadOptions} from './types.ts'

/**
 * Make what readers have to keep to out of a caller's options.
 *
 * @throws {ConfigurationError} when a limit is no whole number above 0, or a date of a filter cannot be read.
 */
export function createContext({
  format = null,
  maxBytes = MAX_BYTES,
  counts = createReadCounts(),
  filters,
  columns = {},
  part = null,
}: ReadOptions = {}): ReadContext {
  requireValues({maxBytes}, {maxBytes: wholeNumber(1)})
  return {
    format,
    maxBytes,
    columns,
    part,
    depth: 0,
    judge: createJudge(filters),
    pass: (reason, count = 1) => {
      counts.passedOver[reason] = (counts.passedOver[reason] ?? 0) + count
    },
    countContent: bytes => {
      counts.contentBytes += bytes
    },
    open: openInput,
  }
}
