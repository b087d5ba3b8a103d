import type { ParkName, ParkPermit } from '../parks/queries.ts'

/** The park of the worked example. Its bureau decides with one seal; the registry registers by itself. */
export const demoPark: Omit<ParkName, 'id'> = {
  slug: 'demo',
  name: '湘潭经济技术开发区（演示）',
  zone: 'Asia/Shanghai',
  closingTime: '17:30',
  officeHours: [],
  approvesPublications: false,
}

export const demoAreaCodes: readonly string[] = ['430302']

const bureau = 'park-approval-bureau'

/** First numbers as in the example, so that its numbers come true on a fresh database. */
export const demoPermits: readonly ParkPermit[] = [
  { permitType: 'land-use-planning-permit', issuingAuthority: bureau, firstNumber: 901 },
  { permitType: 'real-estate-certificate', issuingAuthority: 'real-estate-registry', firstNumber: 900001 },
  { permitType: 'civil-air-defence-decision', issuingAuthority: bureau, firstNumber: 9 },
  { permitType: 'project-planning-permit', issuingAuthority: bureau, firstNumber: 901 },
  { permitType: 'direct-contracting-notice', issuingAuthority: bureau, firstNumber: 9 },
  { permitType: 'road-green-occupation-permit', issuingAuthority: bureau, firstNumber: 9 },
  { permitType: 'drainage-permit', issuingAuthority: bureau, firstNumber: 9 },
  { permitType: 'construction-permit', issuingAuthority: bureau, firstNumber: 9 },
  { permitType: 'joint-acceptance-opinion', issuingAuthority: bureau, firstNumber: 9 },
  { permitType: 'completion-filing', issuingAuthority: bureau, firstNumber: 9 },
]
