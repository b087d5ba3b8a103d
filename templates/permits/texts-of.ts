import type { CombinedPermits, PermitPage } from './combined-permits.ts'

/** Every text of the combined permits that is printed, for instance to ask `missingGlyphs`. */
export function textsOf(input: CombinedPermits): readonly string[] {
  const { applicationNumber, bureau, title, titleEn, project, applicant, acceptedText, issuedText } = input
  return [
    ...[bureau, title, titleEn, project.name, project.code, applicant.name, applicant.creditCode],
    ...[applicationNumber, acceptedText, issuedText],
    ...input.permits.flatMap(textsOfPermit),
  ]
}

function textsOfPermit(permit: PermitPage): readonly string[] {
  const { heading, title, titleEn, number, numberText, sentence, authority, issuedOnText, checkWord, seal } = permit
  return [
    ...[heading ?? '', title, titleEn, number, numberText, sentence],
    ...permit.fields.flatMap(({ label, value }) => [label, value]),
    ...[authority, issuedOnText, checkWord, seal.text, seal.lower ?? ''],
  ]
}
