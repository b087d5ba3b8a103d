import type { FastifyRequest } from 'fastify'
import type { CorrectionItem, CorrectionPage } from '../../../../templates/pages/enterprise/correction-models.ts'
import { readDeadline } from '../../../deadlines/read-deadline.ts'
import type { Finding } from '../../../findings/finding.ts'
import { isTyped } from '../../../forms/form.ts'
import { PAGE_SIZE, pageOf } from '../../../lists/paging.ts'
import type { Material } from '../../../materials/queries.ts'
import type { NoticeLine } from '../../../notices/lines/queries.ts'
import { errorSummary, fieldId, inLanguage } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { dueOf, type Showing } from '../../parts/deadline-parts.ts'
import { applicationFrame, applicationHref, applicationTitle } from '../applicant-frame.ts'
import { fileDetail, fileHref, uploadPart } from '../filling/material-parts.ts'
import { openedJson, shownFields } from '../shown-fields.ts'
import { findingRow } from './finding-row.ts'
import type { Tracking } from './read-tracking.ts'

/** Every finding of the notice, each to be mended where it stands; then all of it is handed in at once. */
export function correctionPage(
  request: FastifyRequest,
  tracking: Tracking,
  materials: readonly Material[],
  form: FormState,
  showing: Showing,
  wanted = 1,
): CorrectionPage {
  const { opened, correction } = tracking
  const { application, process, checked, relation } = opened
  const language = languageOf(request)
  const findings = correction?.findings ?? []
  const answerBy = correction?.notice.answerBy ?? null
  const sentAt = correction?.notice.sentAt.getTime() ?? showing.now
  const address = (rest: string) => applicationHref(request, application.id, rest)
  const paged = pageOf(findings, wanted)
  const pagerOf = ({ page, pages, from, to, total }: typeof paged) => ({
    shown: say(request, 'merge.shown', { from, to, total }),
    previousHref: page > 1 ? address(`/correction?page=${page - 1}`) : null,
    nextHref: page < pages ? address(`/correction?page=${page + 1}`) : null,
    ...{ csvHref: null, xlsxHref: null },
  })
  return {
    frame: applicationFrame(request, application, process, [say(request, 'correction.title')]),
    title: applicationTitle(request, application, process),
    summary: say(request, 'asked.corrections', { count: findings.length }),
    due:
      answerBy === null ? null : dueOf(showing, readDeadline(showing.office, sentAt, answerBy.getTime(), showing.now)),
    problem: errorSummary(form.problem, language),
    items: paged.rows.map((finding, index) =>
      itemOf(request, tracking, materials, finding, form, {
        ...{ position: paged.from + index, count: findings.length, showing },
      }),
    ),
    pager: paged.pages === 1 ? null : pagerOf(paged),
    others: checked.errors
      .filter(({ field }) => !findings.some((finding) => finding.field === field))
      .map((error) => ({
        href: address(`/sections/${sectionOf(tracking, error.field)}?check=1#${fieldId(`form.${error.field}`)}`),
        text: inLanguage(language, error),
      })),
    overviewHref: address('/overview'),
    materialsHref: address('/materials'),
    submitAction: address('/submission'),
    commandId: form.commandId,
    promise: say(request, relation === 'owner' ? 'correction.promise' : 'correction.ownerPromises'),
    maySubmit: relation === 'owner' || application.promisedAt !== null,
    backHref: address(''),
  }
}

/** The page of the correction on which a line of the notice stands. */
export function pageOfLine({ correction }: Tracking, id: string): number {
  const index = correction?.findings.findIndex((each) => each.id === id) ?? -1
  return Math.floor(Math.max(index, 0) / PAGE_SIZE) + 1
}

interface Place {
  readonly position: number
  readonly count: number
  readonly showing: Showing
}

function itemOf(
  request: FastifyRequest,
  tracking: Tracking,
  materials: readonly Material[],
  finding: NoticeLine,
  form: FormState,
  { position, count, showing }: Place,
): CorrectionItem {
  const { opened, process } = tracking
  const { application } = opened
  const row = findingRow(request, process, finding)
  const field = process.form.fields.find((each) => each.key === finding.field && isTyped(each))
  const described = process.materials.find(({ code }) => code === finding.material)
  const versions = materials.filter(({ code }) => code === finding.material)
  const errors = opened.checked.errors.filter((error) => error.field === field?.key)
  const [part] = field === undefined ? [] : shownFields(request, opened, [field], form, errors)
  return {
    ...row,
    id: `finding-${finding.id}`,
    position: say(request, 'correction.position', { position, count }),
    isMended: isMended(tracking, finding, versions),
    mendedText: say(request, 'correction.mended'),
    material:
      described === undefined
        ? null
        : {
            upload: uploadPart(request, application.id, described.code, described.name[showing.language]),
            versions: [...versions].reverse().map((version) => ({
              href: fileHref(request, version),
              name: version.fileName,
              detail: fileDetail(request, version, showing.now),
            })),
          },
    field:
      field === undefined || part === undefined
        ? null
        : {
            action: applicationHref(request, application.id, `/correction/${finding.id}`),
            opened: openedJson([field], opened.shown),
            part,
          },
  }
}

/** Whether something was changed since the notice: another file, another value. */
export function isMended(
  { correction, submissions, opened }: Pick<Tracking, 'correction' | 'submissions' | 'opened'>,
  { material, field }: Pick<Finding, 'material' | 'field'>,
  versions: readonly Pick<Material, 'providedAt'>[],
): boolean {
  const sentAt = correction?.notice.sentAt.getTime() ?? Number.POSITIVE_INFINITY
  if (material !== null) return (versions.at(-1)?.providedAt.getTime() ?? 0) > sentAt
  if (field === null) return false
  const before = submissions.at(-1)?.form[field] ?? null
  return JSON.stringify(before) !== JSON.stringify(opened.checked.values[field] ?? null)
}

function sectionOf({ opened }: Tracking, key: string): string {
  return opened.process.form.fields.find((field) => field.key === key)?.section ?? ''
}
