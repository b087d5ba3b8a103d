import { z } from 'zod'
import type { TaskCopy } from './queries.ts'

export const copyBody = z.object({
  people: z.array(z.uuid()).min(1).max(200).describe('Ids of the colleagues who get a copy'),
  note: z.string().trim().min(1).max(1_000).describe('Why'),
})

export const colleagueView = z.object({
  personId: z.uuid(),
  name: z.string(),
  departments: z.array(z.string()).describe('Codes'),
})

export const copyView = z.object({
  id: z.uuid(),
  copiedBy: z.string().describe('Name'),
  note: z.string(),
  copiedAt: z.iso.datetime(),
  recipients: z.array(z.object({ personId: z.uuid(), name: z.string(), readAt: z.iso.datetime().nullable() })),
})

export function copyViewOf(copy: TaskCopy, names: ReadonlyMap<string, string>): z.input<typeof copyView> {
  return {
    id: copy.id,
    copiedBy: names.get(copy.copiedBy) ?? '',
    note: copy.note,
    copiedAt: copy.copiedAt.toISOString(),
    recipients: copy.recipients.map(({ readAt, ...who }) => ({ ...who, readAt: readAt?.toISOString() ?? null })),
  }
}
