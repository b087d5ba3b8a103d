import type { AskedPermit, VerifyPage } from '../../templates/pages/page-models.ts'
import { chineseDateTime } from '../parks/dates.ts'
import type { VerifiedPermit } from './verify-permit.ts'

const verdicts = {
  valid: {
    tone: 'green',
    headline: '证照有效',
    sentence: '与系统登记的内容一致。',
    sentenceEn: 'This permit is registered and valid.',
  },
  invalid: {
    tone: 'red',
    headline: '证照已失效',
    sentence: '该证照曾经核发，现在不再有效。',
    sentenceEn: 'This permit was issued, but is no longer valid.',
  },
  unknown: {
    tone: 'red',
    headline: '查无此证',
    sentence: '系统中没有登记，请核对编号和校验码。',
    sentenceEn: 'No such permit is registered. Check the number and the word.',
  },
} as const

/** What the page shows; `found` is `null` as long as nothing was asked. */
export function verifyPage(
  found: readonly VerifiedPermit[] | null,
  asked: AskedPermit,
  facts: { readonly now: number; readonly demo: boolean },
): VerifyPage {
  const first = found?.[0]
  return {
    frame: { title: '证照核验', audience: 'public', park: first?.park ?? null, place: '证照核验', demo: facts.demo },
    verdict: found === null ? null : verdictOf(found),
    facts: (found ?? []).flatMap((permit) => [
      fact('证照名称', permit.title, true),
      fact('编号', permit.number, true),
      fact('发证机关', permit.authority, false),
      fact('核发日期', permit.issuedOnText, false),
    ]),
    checkedAtText: found === null ? null : chineseDateTime('Asia/Shanghai', facts.now),
    asked,
  }
}

function verdictOf(found: readonly VerifiedPermit[]): VerifyPage['verdict'] {
  if (found.length === 0) return verdicts.unknown
  return found.every(({ isValid }) => isValid) ? verdicts.valid : verdicts.invalid
}

function fact(label: string, value: string, strong: boolean) {
  return { label, value, strong }
}
