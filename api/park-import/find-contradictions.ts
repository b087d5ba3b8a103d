import type { Problem } from '../../engine/index.ts'
import type { ParkFile } from './park-file.ts'
import { problemAt } from './problem-at.ts'

type Path = readonly (string | number)[]

/** What does not fit together in a file whose every value is good: names said twice, and names that nothing bears. */
export function findContradictions({ park, departments, permits, people, enterprises }: ParkFile): readonly Problem[] {
  const known = new Set(departments.map(({ code }) => code))
  const authorities = new Set(departments.filter(({ kind }) => kind === 'authority').map(({ code }) => code))
  const accounts = new Set(people.map(({ account }) => account))
  return [
    ...twice(['park', 'areaCodes'], park.areaCodes),
    ...overlapping(park.officeHours),
    ...twice(
      ['departments'],
      departments.map(({ code }) => code),
    ),
    ...twice(
      ['permits'],
      permits.map(({ permitType }) => permitType),
    ),
    ...permits.flatMap(({ issuingAuthority }, index) =>
      missing(['permits', index, 'issuingAuthority'], issuingAuthority, authorities, [
        'authority among the departments',
        '主管部门',
      ]),
    ),
    ...twice(
      ['people'],
      people.map(({ account }) => account),
    ),
    ...people.flatMap(({ posts }, index) => [
      ...twice(
        ['people', index, 'posts'],
        posts.map(({ department, post }) => `${department} ${post}`),
      ),
      ...posts.flatMap(({ department }, place) =>
        missing(['people', index, 'posts', place, 'department'], department, known, ['department', '部门']),
      ),
    ]),
    ...twice(
      ['enterprises'],
      enterprises.map(({ creditCode }) => creditCode),
    ),
    ...enterprises.flatMap(({ people: actors }, index) => [
      ...twice(
        ['enterprises', index, 'people'],
        actors.map(({ account }) => account),
      ),
      ...actors.flatMap(({ account }, place) =>
        missing(['enterprises', index, 'people', place, 'account'], account, accounts, [
          'account among the people',
          '人员账号',
        ]),
      ),
    ]),
  ]
}

/** No day of the year lies in two seasons. */
function overlapping(seasons: ParkFile['park']['officeHours']): readonly Problem[] {
  const holds = ({ from, to }: { from: string; to: string }, date: string) =>
    from <= to ? from <= date && date <= to : date >= from || date <= to
  return seasons.flatMap((season, index) => {
    const before = seasons.slice(0, index)
    const other = before.findIndex((each) => holds(each, season.from) || holds(season, each.from))
    if (other === -1) return []
    const message = `Expected hours for days that no other season has, but season ${other} shares some.`
    return [
      problemAt(
        'seasons-overlap',
        ['park', 'officeHours', index],
        message,
        `办公时间的日期与第 ${other} 项重叠（从 0 数起）。`,
      ),
    ]
  })
}

function twice(path: Path, names: readonly string[]): readonly Problem[] {
  return names.flatMap((name, index) => {
    const first = names.indexOf(name)
    if (first === index) return []
    const message = `Expected each one once, but found ${name} at ${first} already.`
    return [
      problemAt('said-twice', [...path, index], message, `不应重复，但 ${name} 在第 ${first} 项已出现（从 0 数起）。`),
    ]
  })
}

function missing(
  path: Path,
  name: string,
  known: ReadonlySet<string>,
  [what, whatZh]: readonly [string, string],
): readonly Problem[] {
  if (known.has(name)) return []
  return [
    problemAt('not-in-file', path, `Expected an ${what}, but ${name} is none.`, `本文件中没有${whatZh} ${name}。`),
  ]
}
