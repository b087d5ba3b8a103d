import type { FastifyRequest } from 'fastify'
import type { Fact } from '../../../templates/pages/parts.ts'
import type { AskedPermit, VerifyPage } from '../../../templates/pages/public/models.ts'
import { chineseDate, chineseDateTime, dateIn } from '../../parks/dates.ts'
import { permitWords } from '../../permits/permit-words.ts'
import type { VerifiedPermit } from '../../verify/verify-permit.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'

const ZONE = 'Asia/Shanghai'

const verdicts = {
  valid: { tone: 'green', headline: 'verify.valid', sentence: 'verify.validHint' },
  suspended: { tone: 'yellow', headline: 'verify.suspended', sentence: 'verify.suspendedHint' },
  revoked: { tone: 'red', headline: 'verify.revoked', sentence: 'verify.revokedHint' },
  invalid: { tone: 'red', headline: 'verify.invalid', sentence: 'verify.invalidHint' },
  unknown: { tone: 'red', headline: 'verify.unknown', sentence: 'verify.unknownHint' },
} as const

/** What the page shows; `found` is `null` as long as nothing was asked. `now` in milliseconds. */
export function verifyPage(
  request: FastifyRequest,
  found: readonly VerifiedPermit[] | null,
  asked: AskedPermit,
  now: number,
): VerifyPage {
  return {
    frame: frameOf(request, {
      title: say(request, 'verify.title'),
      audience: 'public',
      park: found?.[0]?.park ?? null,
    }),
    verdict: found === null ? null : verdictOf(request, found),
    facts: (found ?? []).flatMap((permit) => factsOf(request, permit, found?.length === 1)),
    checkedAtText: found === null ? null : chineseDateTime(ZONE, now),
    documentHash: found?.[0]?.documentHash ?? null,
    documentHashText: shortHash(found?.[0]?.documentHash ?? null),
    asked,
  }
}

function verdictOf(request: FastifyRequest, found: readonly VerifiedPermit[]): VerifyPage['verdict'] {
  const { tone, headline, sentence } = verdicts[verdictName(found)]
  return { tone, headline: say(request, headline), sentence: say(request, sentence) }
}

/** Of several, what is worst: who holds the combined document must not rely on a part that fell. */
function verdictName(found: readonly VerifiedPermit[]): keyof typeof verdicts {
  const states = found.map(({ state }) => state)
  if (states.length === 0) return 'unknown'
  if (states.every((state) => state === 'issued')) return 'valid'
  if (states.includes('revoked')) return 'revoked'
  return states.every((state) => state === 'issued' || state === 'useSuspended') ? 'suspended' : 'invalid'
}

/** One permit with what it says; of several only what tells them apart. */
function factsOf(request: FastifyRequest, permit: VerifiedPermit, isAlone: boolean): readonly Fact[] {
  const isChinese = languageOf(request) === 'zh'
  return [
    { label: say(request, 'verify.name'), value: isChinese ? permit.title : permit.titleEn, strong: true },
    ...stateFacts(request, permit),
    { label: say(request, 'verify.number'), value: permit.number, strong: true },
    ...(isAlone ? permit.facts.map((fact) => ({ ...fact, strong: false })) : []),
    { label: say(request, 'verify.authority'), value: permit.authority, strong: false },
    {
      label: say(request, 'verify.issuedOn'),
      value: isChinese ? permit.issuedOnText : permit.issuedOn,
      strong: false,
    },
  ]
}

/** Where it is not simply valid: how it stands, and since when. */
function stateFacts(request: FastifyRequest, { state, stateSince }: VerifiedPermit): readonly Fact[] {
  if (state === 'issued') return []
  const isChinese = languageOf(request) === 'zh'
  const word = permitWords.states[state][isChinese ? 0 : 1]
  const since = stateSince === null ? null : stateSince.getTime()
  const day = since === null ? '' : isChinese ? chineseDate(dateIn(ZONE, since)) : dateIn(ZONE, since)
  const value = day === '' ? word : say(request, 'verify.since', { state: word, day })
  return [{ label: say(request, 'verify.state'), value, strong: true }]
}

/** `9f3a 61c8 … 07be d254`: enough to compare by eye. */
function shortHash(hash: string | null): string {
  if (hash === null) return ''
  const inFours = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ')
  return `SHA-256 ${inFours(hash.slice(0, 8))} … ${inFours(hash.slice(-8))}`
}
