import type {CleaningPipeline} from '../engine/clean-document.ts'
import {changeStages} from '../engine/pipeline.ts'
import {ConfigurationError} from '../model/errors.ts'
import type {Stage} from '../model/stage.ts'
import {nearest} from './nearest.ts'

/** An option of a stage and its value, as words. */
export interface Setting {
  readonly stage: string
  readonly option: string
  readonly value: string
}

/**
 * Read a setting such as `find-article.favor=precision`.
 *
 * @throws {ConfigurationError} for what is none.
 */
export function parseSetting(text: string): Setting {
  const [, stage, option, value] = /^\s*([a-z][a-z0-9-]*)\.(\w+)\s*=\s*(.*?)\s*$/s.exec(text) ?? []
  if (stage === undefined)
    throw new ConfigurationError(
      `Cannot set \`${text}\`: expected a stage, an option and a value, such as find-article.favor=precision`,
    )
  return {stage, option: option!, value: value!}
}

/**
 * Set options of a pipeline's stages, inside `branch` too; other options stay as they are. A value is read as what its option
 * is: `true` or `false`, a number, a list with commas, or words.
 *
 * @throws {ConfigurationError} when the pipeline has no such stage, or the stage no such option or value.
 */
export function applySettings(pipeline: CleaningPipeline, settings: readonly string[]): CleaningPipeline {
  let configured = pipeline
  for (const text of settings) {
    const {stage: name, option, value} = parseSetting(text)
    const seen: string[] = []
    const changed = changeStages(configured, stage => {
      seen.push(stage.name)
      if (stage.name !== name || !stage.configure) return stage
      return stage.configure({[option]: valueLike(stage.options[option], value)})
    })
    if (changed === null) throw new ConfigurationError(noStage(text, {name, pipeline: pipeline.name, seen}))
    configured = changed
  }
  return configured
}

function valueLike(present: Stage['options'][string], value: string): unknown {
  if (Array.isArray(present)) return value.split(',').flatMap(each => each.trim() || [])
  if (typeof present === 'boolean' && /^(?:true|false)$/.test(value)) return value === 'true'
  if (typeof present === 'number' && value !== '' && !Number.isNaN(Number(value))) return Number(value)
  return value
}

function noStage(
  text: string,
  {name, pipeline, seen}: {name: string; pipeline: string; seen: readonly string[]},
): string {
  const near = nearest(name, seen)
  const hint = near ? `; did you mean \`${near}\`?` : ''
  return `Cannot set \`${text}\`: the pipeline ${pipeline} has no such stage, and it has ${seen.join(', ')}${hint}`
}
