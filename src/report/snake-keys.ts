/** A name in the manner of records: `recordId` → `record_id`. */
type SnakeName<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeName<Rest>}`
  : Name

/** An object under the names that its fields have in records. */
export type SnakeKeys<Fields extends object> = {
  readonly [Key in keyof Fields & string as SnakeName<Key>]: Fields[Key]
}

/**
 * Name the fields of an object as records do.
 *
 * @example
 * snakeKeys({recordId: '7', url: null}) // => {record_id: '7', url: null}
 */
export function snakeKeys<Fields extends object>(fields: Fields): SnakeKeys<Fields> {
  const named = Object.entries(fields).map(([key, value]) => [
    key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
    value,
  ])
  return Object.fromEntries(named) as SnakeKeys<Fields>
}
