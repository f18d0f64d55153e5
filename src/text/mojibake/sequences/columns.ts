/** Things that are kept in columns of numbers, with no object each. */

type Columns = Readonly<Record<string, Int8Array | Uint8Array | Int32Array | Float64Array>>

/** Put longer columns in the place of some that are full; what these hold stays. */
export const growColumns = <All extends Columns>(columns: All, longer: All): void => {
  for (const name of Object.keys(columns)) longer[name]!.set(columns[name]!)
  Object.assign(columns, longer)
}
