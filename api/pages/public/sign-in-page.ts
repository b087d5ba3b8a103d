import type { FastifyRequest } from 'fastify'
import type { KeptField } from '../../../templates/pages/public/models.ts'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { TextKey } from '../../../templates/texts/catalogue.ts'
import type { Refusal } from '../../refusal.ts'
import { errorSummary } from '../error-summary.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'

export interface SignInState {
  readonly back: string
  readonly reason?: TextKey | null
  readonly account?: string
  readonly problem?: Refusal | null
  readonly kept?: readonly KeptField[]
}

/** The page at which one signs in; hidden fields carry what was typed elsewhere before the session ended. */
export function showSignIn(request: FastifyRequest, state: SignInState): string {
  return renderPage('public/sign-in', {
    frame: frameOf(request, { title: say(request, 'signIn.title'), audience: 'public' }),
    problem: errorSummary(state.problem ?? null, languageOf(request)),
    reason: state.reason === undefined || state.reason === null ? null : say(request, state.reason),
    back: state.back,
    account: state.account ?? '',
    kept: state.kept ?? [],
  })
}

/** What a form had posted, field by field. */
export function keptFields(body: unknown): readonly KeptField[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? [{ name, value: each }] : [])),
  )
}
