import type { FastifyRequest } from 'fastify'
import { type Department, listDepartments } from '../../departments/queries.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'

/** Names of the park's departments by their codes, in the language of whoever asks. */
export type DepartmentNames = ReadonlyMap<string, string>

export async function departmentNames(request: FastifyRequest): Promise<DepartmentNames> {
  const isChinese = languageOf(request) === 'zh'
  const rows = await inParkOf(request, (tx) => listDepartments(tx, parkOf(request).park.id))
  return new Map(rows.map(({ code, name, nameEn }: Department) => [code, isChinese ? name : nameEn]))
}

/** Where an officer acts, for the bar: department and post; `null` for whoever holds none. */
export function placeOf(request: FastifyRequest, names: DepartmentNames): string | null {
  const [first] = parkOf(request).memberships
  if (first === undefined) return null
  return `${names.get(first.department) ?? first.department} · ${say(request, `post.${first.post}`)}`
}
