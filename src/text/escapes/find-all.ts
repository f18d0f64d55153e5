/** One escape and what it stands for. */
export interface Found {
  readonly start: number
  readonly before: string
  readonly after: string
}

/** A kind of escape: where a text shows that it has it, and all places where it then may stand. */
export interface Escapes {
  /** Rule of the repair. */
  readonly rule: string
  readonly proves: (text: string) => boolean
  readonly find: (text: string) => Found[]
}

/** Find all matches, and read what each stands for; `null` for what stays. */
export function findAll(
  pattern: RegExp,
  read: (match: RegExpExecArray, text: string) => string | null,
): (text: string) => Found[] {
  return text => {
    const found: Found[] = []
    for (const match of text.matchAll(pattern)) {
      const after = read(match, text)
      if (after !== null) found.push({start: match.index, before: match[0], after})
    }
    return found
  }
}
