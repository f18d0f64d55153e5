declare module '#pipelines/flat-text' {
  import type {CleaningPipeline} from '../engine/clean-document.ts'

  const pipeline: CleaningPipeline
  export default pipeline
}

declare module '#pipelines/keep-all' {
  import type {CleaningPipeline} from '../engine/clean-document.ts'

  const pipeline: CleaningPipeline
  export default pipeline
}
