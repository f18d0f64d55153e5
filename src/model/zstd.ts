/** The reference zstd library, as WebAssembly. */
export type Zstd = typeof import('@bokuweb/zstd-wasm')

let loading: Promise<Zstd> | null = null

/** Load zstd when it is first asked for: once for readers and writers together, since it must not be started twice. */
export function loadZstd(): Promise<Zstd> {
  loading ??= import('@bokuweb/zstd-wasm').then(async zstd => {
    await zstd.init()
    return zstd
  })
  return loading
}
