import { type FileRule, MEGABYTE } from '../files/file-rule.ts'
import type { EvidenceType, RectificationDescription } from '../process-description/survey-description.ts'

const known: { readonly [type in EvidenceType]: { readonly name: string; readonly endings: readonly string[] } } = {
  'video/mp4': { name: 'MP4', endings: ['mp4', 'm4v'] },
  'video/webm': { name: 'WebM', endings: ['webm'] },
  'image/jpeg': { name: 'JPG', endings: ['jpg', 'jpeg'] },
  'image/png': { name: 'PNG', endings: ['png'] },
}

// A minute from a telephone is about 130 MB.
const mostBytes = 500 * MEGABYTE

/** Films and photos that a process takes; all kinds where it does not say. */
export function filesOf(description: RectificationDescription | undefined): FileRule {
  const media = description?.media ?? (Object.keys(known) as EvidenceType[]) // the table's own keys
  const names = media.map((type) => known[type].name)
  return {
    types: Object.fromEntries(media.map((type) => [type, known[type].endings])),
    mostBytes,
    expected: [names.join(', '), names.join('、')],
  }
}

/** A frame that the browser has drawn. */
export const posterFiles: FileRule = {
  types: { 'image/jpeg': ['jpg', 'jpeg'] },
  mostBytes: MEGABYTE,
  expected: ['JPEG', 'JPG'],
}
