import type { FastifyRequest } from 'fastify'
import type { MergeGroup, MergeItem, MergePart } from '../../../../../templates/pages/reviewer/merge-model.ts'
import type { StandingFinding } from '../../../../findings/finding.ts'
import { compareFindings, type Likeness, placeKey } from '../../../../merging/compare-findings.ts'
import { type PlannedLine, planNotice } from '../../../../merging/notice-plan.ts'
import type { Merging } from '../../../../merging/queries.ts'
import type { DescribedProcess } from '../../../../process-description/described-process.ts'
import { withQuery } from '../../../address.ts'
import { fieldId } from '../../../error-summary.ts'
import { say } from '../../../frame.ts'
import { languageOf } from '../../../language.ts'
import type { FormState } from '../../../page-route.ts'
import type { DepartmentNames } from '../../../parts/place.ts'
import { plainField } from '../../../parts/plain-field.ts'
import { listOf } from '../../../typed.ts'
import { mergeForm } from './merge-form.ts'

/** Items of a group that are shown at once; with more findings than this in all, one group is open. */
export const ITEMS = 40

export interface MergeView {
  /** Key of the group that is open. */
  readonly group: string
  readonly page: number
}

export interface MergeContent {
  readonly process: DescribedProcess
  readonly findings: readonly StandingFinding[]
  readonly merging: Merging
  /** Whether this person has the task in hand. */
  readonly isMine: boolean
  readonly base: string
  readonly names: DepartmentNames
}

/** All departments' findings by what they are about, with what the lead has made of them. */
export function mergePart(
  request: FastifyRequest,
  { process, findings, merging, isMine, base, names }: MergeContent,
  view: MergeView,
  form: FormState,
): MergePart {
  const language = languageOf(request)
  const numbers = new Map(findings.map(({ id }, index) => [id, index + 1]))
  const departmentOf = ({ department }: StandingFinding) => names.get(department ?? '') ?? department ?? ''
  const groups = groupsOf(findings)
  const isAllOpen = findings.length <= ITEMS
  const chosen = groups.has(view.group) ? view.group : groups.keys().next().value
  const open = [...groups].filter(([key]) => isAllOpen || key === chosen)
  const shownOf = new Map(
    open.map(([key, group]) => [key, pageOfGroup(group, merging, key === chosen ? view.page : 1)]),
  )
  const shown = new Set([...shownOf.values()].flatMap(({ items }) => items.flatMap((item) => item.findings)))
  const likenesses = compareFindings(
    open.flatMap(([, group]) => group),
    (id) => shown.has(id),
  )

  return {
    summary: summaryOf(request, findings, merging, isAllOpen ? likenesses : null),
    groups: [...groups].map(([key, group]): MergeGroup => {
      const paged = shownOf.get(key)
      const page = key === chosen ? view.page : 1
      const items = paged?.items.map((item) => itemOf(item, group)) ?? []
      const canMerge = items.filter(({ choose }) => choose !== null).length > 1
      return {
        id: `merge-${key.replaceAll(/[^a-zA-Z0-9-]/g, '-')}`,
        label: labelOf(key),
        count: say(request, 'merge.count', { count: group.length }),
        href: paged === undefined ? `${withQuery(base, { group: key })}#findings` : null,
        items,
        pager: paged === undefined || paged.pages === 1 ? null : pagerOf(key, paged),
        form: isMine && paged !== undefined ? mergeForm(request, form, base, { group: key, page, canMerge }) : null,
      }
    }),
  }

  function labelOf(key: string): string {
    const [kind, code = ''] = key.split(':', 2)
    if (kind === 'material') return process.materials.find((each) => each.code === code)?.name[language] ?? code
    if (kind === 'permit') return process.permits.get(code)?.name[language] ?? say(request, 'merge.whole')
    const field = process.form.fields.find((each) => each.key === code)
    return (language === 'zh' ? field?.label : field?.labelEn) ?? code
  }

  function itemOf({ findings: ids, words }: PlannedLine, group: readonly StandingFinding[]): MergeItem {
    const own = group.filter(({ id }) => ids.includes(id))
    const [first] = own
    if (first === undefined) throw new Error(`Expected findings ${ids.join(', ')} in their group, but found none.`)
    const reason = merging.setAside.get(first.id) ?? null
    const line = words === null ? undefined : merging.lines.find((each) => each.findings.includes(first.id))
    const isAlone = line === undefined && reason === null
    const number = numbers.get(first.id) ?? 0
    const originals = own.map((each) =>
      say(request, 'merge.original', {
        number: numbers.get(each.id) ?? 0,
        department: departmentOf(each),
        text: each.whatIsWrong,
      }),
    )
    return {
      id: first.id,
      title:
        line === undefined
          ? say(request, 'merge.number', { number })
          : say(request, 'merge.mergedOf', { count: own.length }),
      place: line === undefined ? placeOf(first) : '',
      whatIsWrong: words?.whatIsWrong ?? first.whatIsWrong,
      howToFix: [words?.howToFix ?? first.howToFix, words === null ? first.rule : words.rule]
        .filter(Boolean)
        .join(' · '),
      notes: isAlone ? notesOf(likenesses.get(first.id)) : [],
      lines: line !== undefined ? originals : reason === null ? [] : [say(request, 'merge.asideReason', { reason })],
      tag: line !== undefined ? say(request, 'merge.merged') : reason === null ? null : say(request, 'merge.aside'),
      split: isMine ? (line?.id ?? null) : null,
      back: isMine && reason !== null ? first.id : null,
      choose:
        isMine && isAlone
          ? {
              checked: listOf(form.typed, 'finding').includes(first.id),
              label: say(request, 'merge.choose'),
            }
          : null,
      aside:
        isMine && isAlone
          ? plainField(request, form, `reason.${first.id}`, {
              label: 'merge.why',
              control: { type: 'line', maxLength: 2_000 },
            })
          : null,
    }
  }

  function placeOf(finding: StandingFinding): string {
    const permit = process.permits.get(finding.permit ?? '')?.name[language]
    return [departmentOf(finding), permit ?? ''].filter((text) => text !== '').join(' · ')
  }

  function notesOf(likeness: Likeness | undefined): readonly string[] {
    const { duplicateOf = null, contradicts = null } = likeness ?? {}
    return [
      ...(duplicateOf === null ? [] : [say(request, 'merge.duplicate', { number: numbers.get(duplicateOf) ?? 0 })]),
      ...(contradicts === null ? [] : [say(request, 'merge.contradicts', { number: numbers.get(contradicts) ?? 0 })]),
    ]
  }

  function pagerOf(key: string, { page, pages, from, to, total }: PagedGroup) {
    const at = (next: number) => `${withQuery(base, { group: key, found: String(next) })}#${fieldId(`findings.${key}`)}`
    return {
      shown: say(request, 'merge.shown', { from, to, total }),
      previousHref: page > 1 ? at(page - 1) : null,
      nextHref: page < pages ? at(page + 1) : null,
      ...{ csvHref: null, xlsxHref: null },
    }
  }
}

function groupsOf(findings: readonly StandingFinding[]): ReadonlyMap<string, readonly StandingFinding[]> {
  const groups = new Map<string, StandingFinding[]>()
  for (const finding of findings) {
    const group = groups.get(placeKey(finding))
    if (group === undefined) groups.set(placeKey(finding), [finding])
    else group.push(finding)
  }
  return groups
}

interface PagedGroup {
  readonly items: readonly PlannedLine[]
  readonly page: number
  readonly pages: number
  readonly from: number
  readonly to: number
  readonly total: number
}

/** Lines as the notice will have them, then what is left out. */
function pageOfGroup(group: readonly StandingFinding[], merging: Merging, wanted: number): PagedGroup {
  const aside = group.filter(({ id }) => merging.setAside.has(id))
  const items = [...planNotice(group, merging), ...aside.map(({ id }) => ({ findings: [id], words: null }))]
  const pages = Math.max(1, Math.ceil(items.length / ITEMS))
  const page = Math.min(wanted, pages)
  const start = (page - 1) * ITEMS
  const shown = items.slice(start, start + ITEMS)
  return { items: shown, page, pages, from: start + 1, to: start + shown.length, total: items.length }
}

function summaryOf(
  request: FastifyRequest,
  findings: readonly StandingFinding[],
  merging: Merging,
  likenesses: ReadonlyMap<string, Likeness> | null,
): string {
  const counted = say(request, 'merge.summary', {
    departments: new Set(findings.map(({ department }) => department)).size,
    findings: findings.length,
    lines: planNotice(findings, merging).length,
    aside: findings.filter(({ id }) => merging.setAside.has(id)).length,
  })
  const all = [...(likenesses?.values() ?? [])]
  const duplicates = all.filter(({ duplicateOf }) => duplicateOf !== null).length
  const against = all.filter(({ contradicts }) => contradicts !== null).length
  return duplicates + against === 0 ? counted : `${counted}${say(request, 'merge.look', { duplicates, against })}`
}
