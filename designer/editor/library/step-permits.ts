import { knownPermit, knownRow } from '../wizard/catalogue.ts'
import { recordOf } from '../wizard/read-form.ts'
import type { Files, StepPermit } from './step.ts'

/** A permit by its name, as `process.json` describes it, else as it is known; `null` for neither. */
export function stepPermit(name: string, index: number, files: Files): StepPermit | null {
  const described = permitsIn(files).find(([, permit]) => recordOf(permit['name'])['zh'] === name)
  const known = knownRow(name)
  if (described !== undefined) {
    const [letter, permit] = described
    return {
      letter,
      name,
      department: String(permit['department'] ?? ''),
      promisedDays: Number(permit['promisedDays'] ?? 1),
      statutoryDays: typeof permit['statutoryDays'] === 'number' ? permit['statutoryDays'] : null,
      condition: known?.condition ?? '',
    }
  }
  if (known === null) return null
  const taken = new Set(permitsIn(files).map(([letter]) => letter))
  const letter = taken.has(known.letter) ? freeLetter(taken, index) : known.letter
  return { ...known, letter, name, department: knownPermit(name)?.department ?? known.department }
}

function freeLetter(taken: ReadonlySet<string>, index: number): string {
  const free = [...'ABEFGHIJMNQSTUVXYZ'].filter((letter) => !taken.has(letter))
  return free[index % Math.max(1, free.length)] ?? 'Z'
}

function permitsIn(files: Files): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  try {
    const permits = recordOf(recordOf(JSON.parse(files['process.json'] ?? '{}'))['permits'])
    return Object.entries(permits).map(([letter, permit]) => [letter, recordOf(permit)] as const)
  } catch {
    return []
  }
}
