import type { CombinedPermits, PermitPage } from './combined-permits.ts'
import { printable } from './typeface/printable.ts'

/** The same permits with every text as it can be printed. */
export function printablePermits(input: CombinedPermits): CombinedPermits {
  const { project, applicant } = input
  return {
    ...input,
    bureau: inOneLine(input.bureau),
    title: inOneLine(input.title),
    titleEn: inOneLine(input.titleEn),
    applicationNumber: inOneLine(input.applicationNumber),
    acceptedText: inOneLine(input.acceptedText),
    issuedText: inOneLine(input.issuedText),
    project: { name: inOneLine(project.name), code: inOneLine(project.code) },
    applicant: { name: inOneLine(applicant.name), creditCode: inOneLine(applicant.creditCode) },
    permits: input.permits.map(printablePage),
  }
}

function printablePage(permit: PermitPage): PermitPage {
  return {
    ...permit,
    heading: permit.heading === null ? null : inOneLine(permit.heading),
    title: inOneLine(permit.title),
    titleEn: inOneLine(permit.titleEn),
    number: inOneLine(permit.number),
    numberText: inOneLine(permit.numberText),
    sentence: inOneLine(permit.sentence),
    fields: permit.fields.map(({ label, value }) => ({ label: inOneLine(label), value: printable(value).trim() })),
    authority: inOneLine(permit.authority),
    issuedOnText: inOneLine(permit.issuedOnText),
    checkWord: inOneLine(permit.checkWord),
    seal: {
      text: inOneLine(permit.seal.text),
      lower: permit.seal.lower === null ? null : inOneLine(permit.seal.lower),
    },
  }
}

function inOneLine(text: string): string {
  return printable(text).replaceAll('\n', ' ').trim()
}
