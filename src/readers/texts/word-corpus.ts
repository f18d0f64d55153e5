import {resolveReferences} from '../../text/references.ts'
import {joinTokens, type Token} from './join-tokens.ts'

/** A document of a corpus that has a word in each line. */
export interface CorpusDocument {
  /** What is said of it, by name. */
  readonly fields: ReadonlyMap<string, string>
  readonly text: string
}

const ATTRIBUTE = /([\w:-]{1,40})\s*=\s*"([^"]*)"/g
/** Elements whose end is that of a paragraph. */
const PARAGRAPH = /^<\/?(?:p|head|title|h\d|par|paragraph)\b/i

/**
 * Read a document in vertical text, as corpus managers have it: a line is a word with what is known of it behind tabs, or a tag. Words are put
 * together again, with `<g/>` where nothing stands between two.
 */
export function readVertical(lines: readonly string[]): CorpusDocument {
  const fields = new Map<string, string>()
  const paragraphs: string[] = []
  let tokens: Token[] = []
  const end = () => {
    if (tokens.length > 0) paragraphs.push(joinTokens(tokens))
    tokens = []
  }
  for (const line of lines) {
    if (/^<g\s*\/>/.test(line)) {
      const last = tokens.pop()
      if (last !== undefined) tokens.push({...last, isGlued: true})
    } else if (isTag(line)) {
      if (PARAGRAPH.test(line)) end()
      if (fields.size === 0 && isDocumentTag(line))
        for (const [, name, value] of line.matchAll(ATTRIBUTE)) fields.set(name!, resolveReferences(value!))
    } else if (line !== '') tokens.push({form: resolveReferences(line.slice(0, tabOf(line))), isGlued: false})
  }
  end()
  return {fields, text: paragraphs.join('\n\n')}
}

/**
 * Read a document in CoNLL-U (universaldependencies.org/format): the text that each sentence states, or its words put together; `# newpar` begins a
 * paragraph.
 */
export function readConllu(lines: readonly string[]): CorpusDocument {
  const fields = new Map<string, string>()
  const paragraphs: string[][] = [[]]
  let stated: string | null = null
  let tokens: Token[] = []
  let past = 0
  const end = () => {
    const sentence = stated ?? joinTokens(tokens)
    if (sentence !== '') paragraphs.at(-1)!.push(sentence)
    ;[stated, tokens, past] = [null, [], 0]
  }
  for (const line of lines) {
    if (line === '') end()
    else if (line.startsWith('#')) {
      const [, name = '', value = ''] = /^#\s*([\w:. -]{1,40}?)\s*(?:=\s*(.*))?$/.exec(line) ?? []
      if (name === 'text') stated = value
      else if (name.startsWith('newpar')) paragraphs.push([])
      else if (value !== '' && !fields.has(name.replace('newdoc ', '')))
        fields.set(name.replace('newdoc ', ''), value)
    } else {
      const [id = '', form = '', ...others] = line.split('\t')
      const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(id) ?? []
      if (first === undefined || Number(first) <= past) continue
      if (last !== undefined) past = Number(last)
      tokens.push({form, isGlued: others.at(-1)?.includes('SpaceAfter=No') ?? false})
    }
  }
  end()
  const text = paragraphs.map(sentences => sentences.join(' ')).filter(paragraph => paragraph !== '')
  return {fields, text: text.join('\n\n')}
}

/** Say whether a line of vertical text is a tag. */
export function isTag(line: string): boolean {
  return /^<\/?[a-z][\w:.-]{0,40}(?:\s[^\n]*)?\/?>$/i.test(line)
}

/** Say whether a line opens a document of vertical text. */
export function isDocumentTag(line: string): boolean {
  return /^<(?:doc|text|document|article|file)[\s>]/i.test(line)
}

function tabOf(line: string): number {
  const tab = line.indexOf('\t')
  return tab < 0 ? line.length : tab
}
