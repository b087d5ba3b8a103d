import { z } from 'zod'
import {
  type InstanceOrder,
  type InstanceSearch,
  instanceOrders,
  instanceStatuses,
} from '../../instances/instance-row.ts'
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

/** Urgency says something of what runs; among all that ever ran the latest come first, which an index has in order. */
export function orderOf({ sort, status, due }: z.output<typeof instancesFilter>): InstanceOrder {
  if (sort !== '') return sort
  return status === 'active' || due !== '' ? 'due' : 'started'
}

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
