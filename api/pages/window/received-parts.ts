import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { DeferralPart, PapersPart, PromisePart } from '../../../templates/pages/window/application-model.ts'
import { applicationLifecycle } from '../../applications/lifecycle.ts'
import { isAwaited } from '../../deferrals/is-awaited.ts'
import type { Requirement } from '../../materials/requirements.ts'
import { dateIn } from '../../parks/dates.ts'
import { parkOf } from '../../plugins/access.ts'
import { errorOf } from '../error-summary.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { shortDay } from '../parts/dates.ts'
import { textOf } from '../typed.ts'
import { windowAddress } from './place.ts'
import { isFilledAtWindow, type Received } from './read-received.ts'
import { paperMaterialsOf } from './read-registration.ts'

/** Registering papers that come after the registration; those that are missing stand first. */
export function papersOf(request: FastifyRequest, received: Received, form: FormState): PapersPart | null {
  const { application, process, requirements } = received
  const language = languageOf(request)
  const isOpen = application.isRegistered && !applicationLifecycle.isFinal(application.state)
  // What was deferred is taken here whoever filed, and whatever became of the application meanwhile.
  const awaited = new Set(
    requirements.flatMap(({ code, deferral }) => (isFollowed(deferral) && isAwaited(deferral) ? [code] : [])),
  )
  if (!isOpen && awaited.size === 0) return null
  const isMissing = ({ code }: { readonly code: string }) =>
    requirements.some((each) => each.code === code && !each.isMet)
  const materials = paperMaterialsOf(process).filter(({ code }) => isOpen || awaited.has(code))
  const inOrder = [...materials.filter(isMissing), ...materials.filter((each) => !isMissing(each))]
  return {
    address: `${windowAddress(request)}/${application.id}/papers`,
    commandId: v7(),
    materials: inOrder.map(({ code, name }) => ({
      id: code,
      value: code,
      label: name[language],
      chosen: code === textOf(form.typed, 'code'),
    })),
    kinds: (['original', 'copy'] as const).map((kind) => ({
      id: kind,
      value: kind,
      label: say(request, `paper.${kind}`),
      chosen: kind === textOf(form.typed, 'kind'),
    })),
    pages: textOf(form.typed, 'pages') || '1',
    error: errorOf(form.problem, 'pages', language),
  }
}

function isFollowed(deferral: Requirement['deferral']): deferral is NonNullable<Requirement['deferral']> {
  return deferral !== null && deferral.dueAt !== null
}

/** Handing in the correction for who comes in person. */
export function correctionOf(
  request: FastifyRequest,
  { application }: Received,
  form: FormState,
): { readonly address: string; readonly commandId: string } | null {
  if (!isFilledAtWindow(application) || application.state === 'submitted') return null
  return { address: `${windowAddress(request)}/${application.id}/correction`, commandId: form.commandId }
}

/** Registering a deferral that was signed by hand, of what is missing and may be deferred; `null` where nothing is. */
export function deferralOf(request: FastifyRequest, received: Received, form: FormState): DeferralPart | null {
  const { application, requirements } = received
  const language = languageOf(request)
  const open = requirements.filter(({ state, isMet, deferrableDays }) => {
    return !isMet && state === 'required' && deferrableDays !== null
  })
  if (!isFilledAtWindow(application) || open.length === 0) return null
  const today = dateIn(parkOf(request).park.zone, request.server.engine.now())
  return {
    address: `${windowAddress(request)}/${application.id}/deferrals`,
    commandId: v7(),
    materials: open.map(({ code, name, deferrableDays }) => ({
      id: code,
      value: code,
      label: say(request, 'received.deferrable', { name: name[language], days: deferrableDays ?? 0 }),
      chosen: code === textOf(form.typed, 'deferralCode'),
    })),
    signedBy: textOf(form.typed, 'deferralSignedBy'),
    signedByError: errorOf(form.problem, 'deferralSignedBy', language),
    signedOn: textOf(form.typed, 'deferralSignedOn') || today,
    signedOnError: errorOf(form.problem, 'deferralSignedOn', language),
  }
}

/** The promise letter of what the window registered: to be printed, then who signed it and when. */
export function promiseOf(request: FastifyRequest, received: Received, form: FormState): PromisePart | null {
  const { application, paperPromise } = received
  if (!application.isRegistered) return null
  const language = languageOf(request)
  const address = `${windowAddress(request)}/${application.id}`
  const today = dateIn(parkOf(request).park.zone, request.server.engine.now())
  return {
    printAddress: `${address}/prints`,
    signAddress: `${address}/promise`,
    commandId: form.commandId,
    signed:
      paperPromise === null
        ? null
        : say(request, 'received.signed', {
            by: paperPromise.signedBy,
            date: shortDay(language, paperPromise.signedOn, today),
          }),
    signedBy: textOf(form.typed, 'signedBy'),
    signedByError: errorOf(form.problem, 'signedBy', language),
    signedOn: textOf(form.typed, 'signedOn') || today,
    signedOnError: errorOf(form.problem, 'signedOn', language),
  }
}
