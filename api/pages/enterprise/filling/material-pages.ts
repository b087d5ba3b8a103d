import type { FastifyRequest } from 'fastify'
import type {
  DeferralPart,
  MaterialGroup,
  MaterialPage,
  MaterialsPage,
} from '../../../../templates/pages/enterprise/filling-models.ts'
import { applicationLifecycle } from '../../../applications/lifecycle.ts'
import { isAwaited } from '../../../deferrals/is-awaited.ts'
import type { Deferral, Material } from '../../../materials/queries.ts'
import type { Requirement } from '../../../materials/requirements.ts'
import type { DescribedMaterial } from '../../../process-description/described-process.ts'
import { errorSummary } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { applicationFrame, applicationHref } from '../applicant-frame.ts'
import type { OpenedApplication } from '../open-application.ts'
import { deferralStands } from './deferral-stands.ts'
import { fileDetail, fileHref, materialRow, materialTag, permitNames, uploadPart } from './material-parts.ts'

/** Every material that is asked for: what is missing first. */
export function materialsPage(
  request: FastifyRequest,
  opened: OpenedApplication,
  requirements: readonly Requirement[],
  now: number,
): MaterialsPage {
  const { application, process } = opened
  const isMissing = ({ isMet }: Requirement) => !isMet
  const isByOthers = ({ state, material, isMet }: Requirement) => isMet && material === null && state !== 'deferred'
  const group = (
    label: 'missing' | 'provided' | 'byOthers',
    wanted: (each: Requirement) => boolean,
  ): MaterialGroup[] => {
    const rows = requirements.filter(wanted)
    if (rows.length === 0) return []
    return [
      {
        label: say(request, `materials.${label}`, { count: rows.length }),
        hint: label === 'byOthers' ? say(request, 'materials.byOthersHint') : null,
        rows: rows.map((each) => materialRow(request, opened, each, now)),
      },
    ]
  }
  return {
    frame: applicationFrame(request, application, process, [say(request, 'materials.title')]),
    summary: say(request, 'materials.count', {
      met: requirements.filter(({ isMet }) => isMet).length,
      total: requirements.length,
    }),
    groups: [
      ...group('missing', isMissing),
      ...group('provided', (each) => !isMissing(each) && !isByOthers(each)),
      ...group('byOthers', isByOthers),
    ],
    nextHref: applicationHref(request, application.id, '/check'),
    backHref: applicationHref(request, application.id),
  }
}

export interface OneMaterial {
  readonly described: DescribedMaterial
  /** `null` where the permits asked for do not need it. */
  readonly requirement: Requirement | null
  /** Oldest first. */
  readonly versions: readonly Material[]
}

/** One material: upload or replace, every version, deferral. */
export function materialPage(
  request: FastifyRequest,
  opened: OpenedApplication,
  { described, requirement, versions }: OneMaterial,
  form: FormState,
  showing: Showing,
): MaterialPage {
  const { application, process } = opened
  const language = languageOf(request)
  const name = language === 'zh' ? described.name.zh : described.name.en
  const signed = requirement?.deferral ?? null
  const isEditable = ['draft', 'returned', 'inCorrection'].includes(application.state)
  const mayUpload = isEditable || (signed !== null && mayStillCome(signed, application))
  const state = requirement ?? {
    state: versions.length > 0 ? ('provided' as const) : ('required' as const),
    isMet: true,
  }
  return {
    frame: applicationFrame(request, application, process, [name]),
    name,
    permits: permitNames(
      request,
      process,
      described.permits.filter((letter) => opened.permits.includes(letter)),
    ),
    tag: materialTag(request, state),
    problem: errorSummary(form.problem, language),
    error: form.problem === null ? null : language === 'zh' ? form.problem.messageZh : form.problem.message,
    upload: mayUpload ? uploadPart(request, application.id, described.code, name) : null,
    commandId: form.commandId,
    versions: [...versions].reverse().map((version, index) => ({
      href: fileHref(request, version),
      name: version.fileName,
      detail: fileDetail(request, version, showing.now),
      isNewest: index === 0,
    })),
    deferral: isEditable && signed?.dueAt == null ? deferralPart(request, opened, described, signed !== null) : null,
    promise:
      requirement?.offersPromise === true
        ? {
            href: applicationHref(request, application.id, `/materials/${described.code}/promise`),
            label: say(request, requirement.promise === null ? 'word.read' : 'word.readSigned'),
          }
        : null,
    deferralStands: signed === null ? null : deferralStands(request, showing, signed),
    backHref: applicationHref(request, application.id, application.number === null ? '/materials' : ''),
  }
}

function mayStillCome(deferral: Deferral, { state }: OpenedApplication['application']): boolean {
  return (deferral.dueAt !== null && isAwaited(deferral)) || !applicationLifecycle.isFinal(state)
}

function deferralPart(
  request: FastifyRequest,
  { application, relation }: OpenedApplication,
  { deferrableDays, code }: DescribedMaterial,
  isSigned: boolean,
): DeferralPart | null {
  if (deferrableDays === null) return null
  return {
    action: applicationHref(request, application.id, `/materials/${code}/deferral`),
    isSigned,
    days: deferrableDays,
    maySign: relation === 'owner',
  }
}
