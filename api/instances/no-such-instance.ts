import { Refusal } from '../refusal.ts'

export function noSuchInstance(id: string): Refusal {
  return new Refusal(
    'not-found',
    `Expected a process instance ${id} in this park, but found none.`,
    `本园区没有流程实例 ${id}。`,
  )
}
