/** What the wizard asks for: one row for each permit, and the rules that hold for all of them. */
export interface Table {
  readonly rows: readonly Row[]
  readonly rules: Rules
}

export interface Row {
  /** One or two capital letters, by which the process knows the permit. */
  readonly letter: string
  /** Its name in Chinese. */
  readonly permit: string
  /** Code of the department that judges. */
  readonly department: string
  /** FEEL over fields of the form; blank = always. */
  readonly condition: string
  /** Working days. */
  readonly promisedDays: number
  /** Working days; `null` = the law sets none. */
  readonly statutoryDays: number | null
  /** Names in Chinese. */
  readonly materials: readonly string[]
  /** Letters of what must be issued before; a refusal of one takes this one with it. */
  readonly after: readonly string[]
}

export interface Rules {
  /** Department of the window, which also merges findings. */
  readonly window: string
  /** Whose seal is on the permits, unless a permit says otherwise. */
  readonly issuingAuthority: string
  /** Working days for telling what is missing. */
  readonly checkDays: number
  /** How often a filing may be completed before it is accepted. */
  readonly completions: number
  readonly mayDefer: boolean
  /** How often what departments found may be corrected; 0 = never. */
  readonly corrections: number
  /** Working days that the applicant has for either. */
  readonly correctionDays: number
  readonly signingDays: number
}

export const usualRules: Rules = {
  window: 'park-approval-bureau',
  issuingAuthority: 'park-approval-bureau',
  checkDays: 5,
  completions: 3,
  mayDefer: true,
  corrections: 2,
  correctionDays: 20,
  signingDays: 1,
}

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const LETTERS = [...ALPHABET, ...ALPHABET.flatMap((first) => ALPHABET.map((second) => first + second))]

/** The first that no permit has: A to Z, then AA, AB and so on. */
export function freeLetter(taken: ReadonlySet<string>): string {
  return LETTERS.find((letter) => !taken.has(letter)) ?? 'ZZ'
}

/** Working days from acceptance on in the worst case: the slowest department, one merging, signing. */
export function promisedDaysOf({ rows, rules }: Table): number {
  const slowest = Math.max(1, ...rows.map(({ promisedDays }) => promisedDays))
  return slowest + (rules.corrections > 0 ? 1 : 0) + rules.signingDays
}

/** Letters in the order of issue: as the rows stand, each behind what it comes after; what goes in a circle is left out. */
export function issueOrder(rows: readonly Row[]): readonly string[] {
  const ordered: string[] = []
  const known = new Set(rows.map(({ letter }) => letter))
  for (let before = -1; before < ordered.length; ) {
    before = ordered.length
    const next = rows.find(
      ({ letter, after }) =>
        !ordered.includes(letter) && after.every((each) => ordered.includes(each) || !known.has(each)),
    )
    if (next !== undefined) ordered.push(next.letter)
  }
  return ordered
}

/** What falls with a refusal of `letter`, itself included. */
export function fallingWith(rows: readonly Row[], letter: string): ReadonlySet<string> {
  const falling = new Set([letter])
  for (let before = 0; before < falling.size; ) {
    before = falling.size
    for (const row of rows) if (row.after.some((each) => falling.has(each))) falling.add(row.letter)
  }
  return falling
}
