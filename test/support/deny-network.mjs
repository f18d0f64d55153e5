// Loaded into every process of a run (`node --import`): whoever asks for the network is told in the file DENIED, and gets none.

import dgram from 'node:dgram'
import dns from 'node:dns'
import {appendFileSync} from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import {syncBuiltinESMExports} from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

const deny = what => () => {
  appendFileSync(process.env.DENIED, `${what}\n`)
  throw new Error(`the network is denied: ${what}`)
}

for (const [name, module, words] of [
  ['dns', dns, ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny']],
  ['dns.promises', dns.promises, ['lookup', 'resolve', 'resolve4', 'resolve6']],
  ['net', net, ['connect', 'createConnection']],
  ['net.Socket', net.Socket.prototype, ['connect']],
  ['net.Server', net.Server.prototype, ['listen']],
  ['tls', tls, ['connect']],
  ['http', http, ['request', 'get']],
  ['https', https, ['request', 'get']],
  ['dgram', dgram, ['createSocket']],
]) {
  for (const word of words) module[word] = deny(`${name}.${word}`)
}
globalThis.fetch = deny('fetch')
globalThis.WebSocket = deny('WebSocket')
syncBuiltinESMExports()
appendFileSync(process.env.DENIED, 'denied\n')
