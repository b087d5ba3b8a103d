import { createHash } from 'node:crypto'
import type { CombinedPermits } from '../../templates/permits/combined-permits.ts'
import type { Application } from '../applications/application.ts'
import type { Config } from '../config.ts'
import { chineseDateTime } from '../parks/dates.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import type { Permit } from './permit.ts'
import { verifyAddress } from './verify-address.ts'

export interface DocumentFacts {
  readonly application: Application
  readonly process: DescribedProcess
  readonly permits: readonly Permit[]
  readonly code: string
  readonly bureau: string
  readonly acceptedAt: Date | null
  readonly issuedAt: Date
  readonly zone: string
  readonly config: Pick<Config, 'origin' | 'host' | 'port' | 'mode'>
}

/** The texts of the combined document: cover, then every permit in the order of issue. */
export function combinedDocument(facts: DocumentFacts): CombinedPermits {
  const { application, process, permits, config, zone, issuedAt } = facts
  const isSample = config.mode === 'demo'
  return {
    documentId: createHash('sha256').update(`${application.id} ${facts.code}`).digest('hex').slice(0, 32),
    createdAt: issuedAt.getTime(),
    applicationNumber: application.number ?? '',
    bureau: facts.bureau,
    title: process.description.title.zh,
    titleEn: process.description.title.en,
    project: { name: application.project?.name ?? '', code: application.project?.code ?? '' },
    applicant: { name: application.enterprise.name, creditCode: application.enterprise.creditCode },
    acceptedText: facts.acceptedAt === null ? '' : chineseDateTime(zone, facts.acceptedAt.getTime()),
    issuedText: chineseDateTime(zone, issuedAt.getTime()),
    verifyUrl: verifyAddress(config, facts.code),
    sample: isSample,
    permits: permits.map(({ permitType, printed, number, verificationCode, checkWord }) => ({
      type: permitType,
      heading: printed.heading,
      title: printed.title,
      titleEn: printed.titleEn,
      number,
      numberText: printed.numberText,
      sentence: printed.sentence,
      fields: printed.fields,
      authority: printed.authority,
      issuedOnText: printed.issuedOnText,
      verifyUrl: verifyAddress(config, verificationCode),
      checkWord,
      seal: { text: printed.sealText, lower: isSample ? '样章' : null },
    })),
  }
}
