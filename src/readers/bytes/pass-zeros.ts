import type {Cursor} from './cursor.ts'

/** Pass over the padding that tapes and block devices leave; `false` when something else stands there. */
export async function passZeros(cursor: Cursor): Promise<boolean> {
  while (await cursor.fill(1)) {
    const view = cursor.view()
    if (view.some(byte => byte !== 0)) return false
    cursor.skip(view.length)
  }
  return true
}
