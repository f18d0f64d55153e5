import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, normalize} from 'node:path'
import {expect, test} from 'vitest'

/** Rooms from left to right; each may import what stands to its right, and all may use `model`. Rooms of one level are strangers. */
const LEVELS = [
  ['cli', 'spark'],
  ['report', 'run'],
  ['readers', 'writers', 'engine', 'stages'],
  ['html'],
  ['text'],
  ['tables'],
]
const FILES_AND_PROCESS = new Set(['cli', 'spark', 'report', 'run', 'readers', 'writers'])

const files = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .map(normalize)
  .filter(file => file.endsWith('.ts') && !file.endsWith('.make.ts') && file.includes('/'))

const roomOf = (file: string) => file.split('/')[0]!
const levelOf = (room: string) => LEVELS.findIndex(rooms => rooms.includes(room))

function importsOf(file: string): string[] {
  const source = readFileSync(join('src', file), 'utf8')
  return [
    ...source.matchAll(
      /^\s*(?:import|export)\b[^'"]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map(match => (match[1] ?? match[2] ?? match[3])!)
}

function mayImport(from: string, to: string): boolean {
  if (from === to || to === 'model') return true
  if (from === 'model') return false
  return levelOf(from) < levelOf(to)
}

test('every room stands on a level', () => {
  const rooms = new Set(files.map(roomOf))
  rooms.delete('model')
  expect([...rooms].filter(room => levelOf(room) < 0)).toEqual([])
})

test('rooms import only what stands to their right', () => {
  const wrong = files.flatMap(file =>
    importsOf(file)
      .filter(name => name.startsWith('.'))
      .map(name => normalize(join(dirname(file), name)))
      .filter(
        target =>
          target.includes('/') && !target.startsWith('..') && !mayImport(roomOf(file), roomOf(target)),
      )
      .map(target => `${file} imports ${target}`),
  )
  expect(wrong).toEqual([])
})

test('the core imports no Node built-in and touches neither clock nor process', () => {
  const core = files.filter(file => !FILES_AND_PROCESS.has(roomOf(file)))
  const builtIns = core.flatMap(file =>
    importsOf(file)
      .filter(name => name.startsWith('node:'))
      .map(name => `${file} imports ${name}`),
  )
  const touches = core.filter(file => /\b(?:process|performance|Date\.now)\b\s*[.(]/.test(code(file)))
  expect([...builtIns, ...touches]).toEqual([])
})

test('no file is longer than two screens can hold', () => {
  const long = files
    .filter(file => roomOf(file) !== 'tables')
    .map(file => ({file, lines: readFileSync(join('src', file), 'utf8').split('\n').length}))
    .filter(({lines}) => lines > 280)
  expect(long).toEqual([])
})

function code(file: string): string {
  return readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
}
