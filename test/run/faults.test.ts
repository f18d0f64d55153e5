import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {execute, faultedRun, readOutput} from '../../bench/faults/faulted-run.ts'
import {canTrace, failAt, killAfter, killAt} from '../../bench/faults/faults.ts'
import {setScene} from '../../bench/faults/scene.ts'
import {bundledQuickCommand} from '../support/command.ts'
import {scratchFolder} from '../support/scratch.ts'

const folder = scratchFolder()
const command = bundledQuickCommand()

test('runs that are killed or fail end, when they are taken up again, with the same bytes', async () => {
  const scene = setScene(join(folder, 'scene'))
  const began = performance.now()
  expect(await execute(command, {...scene, out: join(folder, 'whole')})).toMatchObject({code: 0})
  const time = performance.now() - began
  const whole = readOutput(join(folder, 'whole'))
  const faults = [killAfter(time * 0.5, false), killAfter(time * 0.8, true)]
  if (canTrace()) faults.push(killAt('rename', 2), failAt('fsync', 1, {error: 'EIO', ever: true}))
  for (const [index, fault] of faults.entries()) {
    const options = {...scene, out: join(folder, `faulted-${index}`)}
    const {failures} = await faultedRun(fault, {command, options, whole})
    expect({fault: fault.name, failures}).toEqual({fault: fault.name, failures: []})
  }
}, 120_000)

test('a program that only appends is caught by the same harness', async () => {
  mkdirSync(join(folder, 'naive'))
  const input = join(folder, 'naive/in.ndjson')
  writeFileSync(input, Array.from({length: 20_000}, (_, id) => `{"id":${id}}\n`).join(''))
  const naive = [process.execPath, resolve('bench/faults/naive.mjs')]
  const options = {inputs: [input], out: join(folder, 'naive/out')}
  const began = performance.now()
  await execute(naive, options)
  const time = performance.now() - began
  const whole = readOutput(options.out)
  let caught = false
  for (let tries = 1; tries < 12 && !caught; tries++) {
    rmSync(options.out, {recursive: true, force: true})
    const {failures} = await faultedRun(killAfter((time * tries) / 12, true), {
      command: naive,
      options,
      whole,
    })
    caught = failures.some(failure => /records\.jsonl (?:differs|is torn)/.test(failure))
  }
  expect(caught).toBe(true)
}, 120_000)
