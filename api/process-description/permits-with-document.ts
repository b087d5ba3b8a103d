import type { Park } from '../parks/park.ts'
import type { DescribedPermit, DescribedProcess, PermitDocument } from './described-process.ts'

/** A permit that is issued: with a number, printed and sealed. */
export interface PermitWithDocument extends DescribedPermit {
  readonly document: PermitDocument
}

/** What a process can issue, in the legal order. */
export function permitsWithDocument({ permits }: Pick<DescribedProcess, 'permits'>): readonly PermitWithDocument[] {
  return [...permits.values()].flatMap(({ document, ...permit }) => (document === null ? [] : { ...permit, document }))
}

/** Who issues it in this park; where nothing is issued, the department that judges. */
export function authorityOf(
  { type, department, document }: DescribedPermit,
  { issuingAuthorities }: Pick<Park, 'issuingAuthorities'>,
): string {
  return document === null ? department : (issuingAuthorities[type] ?? document.issuingAuthority)
}
