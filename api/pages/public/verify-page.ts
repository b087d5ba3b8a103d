import type { FastifyRequest } from 'fastify'
import type { AskedPermit, VerifyPage } from '../../../templates/pages/public/models.ts'
import { chineseDateTime } from '../../parks/dates.ts'
import type { VerifiedPermit } from '../../verify/verify-permit.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'

const verdicts = {
  valid: { tone: 'green', headline: 'verify.valid', sentence: 'verify.validHint' },
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
  const isChinese = languageOf(request) === 'zh'
  return {
    frame: frameOf(request, {
      title: say(request, 'verify.title'),
      audience: 'public',
      park: found?.[0]?.park ?? null,
    }),
    verdict: found === null ? null : verdictOf(request, found),
    facts: (found ?? []).flatMap((permit) => [
      { label: say(request, 'verify.name'), value: isChinese ? permit.title : permit.titleEn, strong: true },
      { label: say(request, 'verify.number'), value: permit.number, strong: true },
      { label: say(request, 'verify.authority'), value: permit.authority, strong: false },
      {
        label: say(request, 'verify.issuedOn'),
        value: isChinese ? permit.issuedOnText : permit.issuedOn,
        strong: false,
      },
    ]),
    checkedAtText: found === null ? null : chineseDateTime('Asia/Shanghai', now),
    asked,
  }
}

function verdictOf(request: FastifyRequest, found: readonly VerifiedPermit[]): VerifyPage['verdict'] {
  const isValid = found.length > 0 && found.every((permit) => permit.isValid)
  const { tone, headline, sentence } = verdicts[found.length === 0 ? 'unknown' : isValid ? 'valid' : 'invalid']
  return { tone, headline: say(request, headline), sentence: say(request, sentence) }
}
