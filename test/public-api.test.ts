import {readdirSync} from 'node:fs'
import * as library from 'copydesk'
import * as node from 'copydesk/node'
import {expect, test} from 'vitest'

/** Adding a name is a minor version, taking one away a major one. */
test('the exports are these', () => {
  expect(Object.keys(library).sort()).toMatchInlineSnapshot(`
    [
      "BLOCK_KINDS",
      "ConfigurationError",
      "DROP_REASONS",
      "DROP_RULES",
      "DocumentError",
      "NO_METADATA",
      "PAGE_KINDS",
      "READ_DOUBTS",
      "REJECT_CODES",
      "SCHEMA_VERSION",
      "Tally",
      "branch",
      "cleanDocument",
      "cleanHtml",
      "cleanText",
      "createBlock",
      "createBytes",
      "createSource",
      "decode",
      "decodeBytes",
      "decodeEscapes",
      "decodeReferences",
      "defineStage",
      "drop",
      "dropBlock",
      "dropChrome",
      "dropControls",
      "dropForeignBlocks",
      "dropMarkup",
      "dropSelectors",
      "explainDocument",
      "findArticle",
      "findMetadata",
      "findSentences",
      "fixMojibake",
      "hashPipeline",
      "identifyLanguage",
      "identifyLanguages",
      "isKept",
      "isPipeline",
      "keepBlocks",
      "liftBlock",
      "listOf",
      "markdownOf",
      "numberFrom",
      "oneOf",
      "orNull",
      "parseText",
      "pipeline",
      "recordSchema",
      "repairText",
      "replayPlan",
      "retext",
      "run",
      "scanPage",
      "splitParagraphs",
      "splitSentences",
      "toRecord",
      "transformStream",
      "unifiedParser",
      "updateBlock",
      "wholeNumber",
    ]
  `)
  expect(Object.keys(node).sort()).toMatchInlineSnapshot(`
    [
      "CountMismatch",
      "DOCUMENT_LIMITS",
      "INPUT_FORMATS",
      "Interrupted",
      "MAX_BYTES",
      "NoInput",
      "NoWorker",
      "OUTPUT_FORMATS",
      "OutputError",
      "PASSED_OVER",
      "REMOVAL_MODES",
      "SHIPPED_PIPELINES",
      "cleanArchive",
      "cleanInputs",
      "closingTable",
      "compareRuns",
      "createReadCounts",
      "describeDocument",
      "examine",
      "exceedsLimit",
      "findFiles",
      "fixText",
      "howToCut",
      "loadPipeline",
      "measureInputs",
      "nodeTransform",
      "parseLimit",
      "readFound",
      "readInputs",
      "renderDescription",
      "runStatus",
      "sampleReadings",
      "work",
      "writeRun",
    ]
  `)
})

test('every stage has its file, and the file its name', () => {
  const camel = (file: string) =>
    file.replace(/\.ts$/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  for (const file of readdirSync('src/stages')) {
    const factory = (library as Record<string, unknown>)[camel(file)] as {definition?: {name: string}}
    expect(factory, file).toBeTypeOf('function')
    if (file !== 'retext.ts') expect(factory.definition?.name).toBe(file.replace(/\.ts$/, ''))
  }
})
