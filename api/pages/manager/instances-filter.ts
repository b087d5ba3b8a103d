import { z } from 'zod'
import { type InstanceSearch, instanceOrders, instanceStatuses } from '../../instances/instance-row.ts'
import { listQuery } from '../../lists/paging.ts'

const empty = z.literal('')

/** The filter of the list of instances as it stands in the address. */
export const instancesFilter = listQuery.extend({
  sort: z.enum(instanceOrders).or(empty).default(''),
  process: z.string().max(120).default(''),
  version: z
    .preprocess((value) => (value === '' ? undefined : value), z.coerce.number().int().min(1).optional())
    .transform((value) => value ?? null),
  status: z.enum(instanceStatuses).or(empty).default(''),
  due: z.enum(['overdue', 'week']).or(empty).default(''),
  today: z.enum(['started', 'ended']).or(empty).default(''),
  step: z.string().max(120).default(''),
})

/** What the address asks for. */
export function searchOf(filter: z.output<typeof instancesFilter>): InstanceSearch {
  const { q, process, version, status, due, today, step } = filter
  const chosen = <Value>(value: Value | ''): Value | null => (value === '' ? null : value)
  return {
    words: q.trim(),
    process,
    version,
    status: chosen(status),
    due: chosen(due),
    today: chosen(today),
    step,
  }
}
