/** Characters kept of what a worker prints to standard error. */
const LENGTH = 4000

/** Where V8 begins to tell of its end: pages of stack for nobody who cleans an archive. */
const LAST_WORDS = /^<--- Last few GCs|^#$|^# Fatal|^FATAL ERROR/

/** What a worker prints to standard error: passed on line by line, save for V8's last words, and its end kept. */
export class StderrTail {
  readonly #onLine: (line: string) => void
  #held = ''
  #dying = false
  text = ''

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  /** Whether V8 said that memory had run out. */
  get tellsOfMemory(): boolean {
    return /out of memory|Allocation failed|invalid array length Allocation/i.test(this.text)
  }

  add(chunk: Uint8Array): void {
    const text = Buffer.from(chunk).toString()
    this.text = (this.text + text).slice(-LENGTH)
    const lines = (this.#held + text).split('\n')
    this.#held = lines.pop()!.slice(-LENGTH)
    for (const line of lines) {
      this.#dying ||= LAST_WORDS.test(line)
      if (!this.#dying && line !== '') this.#onLine(line)
    }
  }
}
