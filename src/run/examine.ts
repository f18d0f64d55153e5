import process from 'node:process'
import {decodeBytes} from '../text/charset/decode-bytes.ts'
import {repairText} from '../text/mojibake/repair.ts'
import {loadPipeline, SHIPPED_PIPELINES} from './load-pipeline.ts'
import {VERSION} from './package.ts'

/** One thing that was looked at. */
export interface DoctorCheck {
  readonly name: string
  readonly ok: boolean
  readonly detail: string
}

/** Oldest Node that copydesk runs on, as in the package file. */
const OLDEST_NODE = [20, 19] as const

/** Words whose bytes are known, in one charset of each kind of decoder. */
const SPECIMENS: readonly {
  readonly charset: string
  readonly bytes: readonly number[]
  readonly text: string
}[] = [
  {charset: 'windows-1252', bytes: [0x93, 0x63, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80], text: '“café” €'},
  {charset: 'gb18030', bytes: [0xd0, 0xc2, 0xce, 0xc5, 0xa1, 0xa3, 0x81, 0x30, 0x89, 0x38], text: '新闻。ß'},
  {charset: 'shift_jis', bytes: [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x81, 0x42], text: '日本語。'},
  {charset: 'euc-kr', bytes: [0xc7, 0xd1, 0xb1, 0xb9, 0xbe, 0xee, 0x2e], text: '한국어.'},
]

/** Look at what copydesk needs: the Node version, its decoders, the repair, the sentence splitter, the shipped pipelines. */
export async function examine(): Promise<DoctorCheck[]> {
  return [
    {name: 'copydesk', ok: true, detail: VERSION},
    checkNode(process.versions.node),
    ...SPECIMENS.map(checkDecoder),
    checkRepair(),
    {
      name: 'Intl.Segmenter',
      ok: typeof Intl.Segmenter === 'function',
      detail: typeof Intl.Segmenter === 'function' ? 'present' : 'missing: sentences cannot be found',
    },
    ...(await Promise.all(SHIPPED_PIPELINES.map(checkPipeline))),
  ]
}

/** Check a version of Node against the oldest that will do. */
function checkNode(version: string): DoctorCheck {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  const detail = ok ? version : `${version}: expected ${OLDEST_NODE.join('.')} or newer`
  return {name: 'Node', ok, detail}
}

function checkDecoder({charset, bytes, text}: (typeof SPECIMENS)[number]): DoctorCheck {
  const decoded = decodeBytes(Uint8Array.from(bytes), {charset, html: false})
  const ok = decoded.text === text
  return {name: `decoder ${charset}`, ok, detail: ok ? 'right' : `expected ${text}, got ${decoded.text}`}
}

function checkRepair(): DoctorCheck {
  const {text} = repairText('the cafÃ© is open')
  const ok = text === 'the café is open'
  return {name: 'repair', ok, detail: ok ? 'right' : `expected the café is open, got ${text}`}
}

async function checkPipeline(name: string): Promise<DoctorCheck> {
  try {
    const {stages} = await loadPipeline(name)
    return {name: `pipeline ${name}`, ok: true, detail: `${stages.length} stages`}
  } catch (error) {
    return {
      name: `pipeline ${name}`,
      ok: false,
      detail: error instanceof Error ? error.message : String(error),
    }
  }
}
