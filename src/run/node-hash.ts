import type {Hash} from '../engine/clean-document.ts'

/**
 * The SHA-256 of Node, which is many times as fast as plain JavaScript; `undefined` elsewhere.
 *
 * Asked for at run time: a static import would keep the library out of browsers.
 */
export function nodeHash(): Hash | undefined {
  const {process} = globalThis
  if (!process?.getBuiltinModule) return undefined
  let crypto: typeof import('node:crypto') | undefined
  return content => {
    crypto ??= process.getBuiltinModule('node:crypto')
    return crypto.createHash('sha256').update(content).digest('hex')
  }
}
