// Public entry for Node users: readers, writers, the run and its reports. The library itself is `copydesk`.

export {type Filters, PASSED_OVER, type PassReason} from './readers/filters.ts'
export {type FoundFile, findFiles} from './readers/find-files.ts'
export {type Cut, howToCut, readFound, readInputs} from './readers/read-inputs.ts'
export {
  createReadCounts,
  INPUT_FORMATS,
  type InputFormat,
  type InputPart,
  MAX_BYTES,
  type ReadCounts,
  type ReadOptions,
  type TableColumns,
} from './readers/types.ts'
export {closingTable, type Destinations, type RunFigures} from './report/closing-table.ts'
export {type CompareOptions, type Comparison, compareRuns} from './report/compare/compare-runs.ts'
export {
  type DescribedBlock,
  type DescribedRepair,
  type DocumentDescription,
  describeDocument,
} from './report/describe-document.ts'
export {type Paint, type RenderOptions, renderDescription} from './report/render-description.ts'
export {type CleanArchiveOptions, cleanArchive} from './run/clean-archive.ts'
export {
  type CleanedInputs,
  type CleanInputsOptions,
  cleanInputs,
  type RunSummary,
} from './run/clean-inputs.ts'
export {type DoctorCheck, examine} from './run/examine.ts'
export {type FixOptions, fixText} from './run/fix-text.ts'
export {exceedsLimit, type Limit, parseLimit} from './run/limit.ts'
export {type LoadOptions, loadPipeline, SHIPPED_PIPELINES} from './run/load-pipeline.ts'
export {type InputSize, measureInputs} from './run/measure-inputs.ts'
export {nodeTransform} from './run/node-transform.ts'
export {CountMismatch, Interrupted, NoInput, NoWorker} from './run/run-error.ts'
export {type RunStatus, runStatus} from './run/run-status.ts'
export {type SampleOptions, sampleReadings} from './run/sample.ts'
export type {RunProgress} from './run/supervise/run-progress.ts'
export {DOCUMENT_LIMITS, type DocumentLimits} from './run/work/document-limits.ts'
export {type WorkerStreams, work} from './run/work/worker.ts'
export {OUTPUT_FORMATS, type OutputFormat, type RecordFormat} from './writers/formats/types.ts'
export {OutputError} from './writers/output-error.ts'
export {
  type DropLine,
  REMOVAL_MODES,
  type RejectLine,
  type RemovalLine,
  type RemovalMode,
} from './writers/output-lines.ts'
export type {RunPaths} from './writers/run-files.ts'
export {type WriteRunOptions, writeRun} from './writers/write-run.ts'
