/** The shipped pipelines are compiled after the library, for they are written against its public names. */
declare module '#pipelines/news' {
  import type {CleaningPipeline} from './engine/clean-document.ts'

  const pipeline: CleaningPipeline
  export default pipeline
}
