import type { FormValues } from '../forms/form.ts'
import { exampleForm } from './example-form.ts'

/** What the application for joint acceptance asks as the one for seven permits did. */
const asBefore = [
  ...['enterpriseName', 'creditCode', 'legalRepresentative', 'representativeId', 'registeredAddress'],
  ...['filerName', 'filerId', 'filerMobile', 'projectName', 'projectCode', 'areaCode', 'projectNature', 'siteAddress'],
  ...['landArea', 'landUse', 'acquisition', 'landContractNumber', 'landTermFrom', 'landTermTo', 'realEstateUnitNumber'],
  ...['grossFloorArea', 'aboveGroundArea', 'undergroundArea', 'buildingHeight', 'floorsAbove', 'floorsBelow'],
  ...['structureType', 'civilBuildingArea', 'civilDefenceOutcome', 'civilDefenceArea', 'contractPrice', 'ownerPerson'],
  ...['surveyorName', 'surveyorCreditCode', 'surveyorPerson', 'designerName', 'designerCreditCode', 'designerPerson'],
  ...['contractorName', 'contractorCreditCode', 'contractorPerson', 'constructionSupervisorName'],
  ...['constructionSupervisorCreditCode', 'constructionSupervisorPerson', 'deliveryMode', 'promiseAccepted'],
]

/** The plant of the worked example when it is built: its application for joint acceptance. All fictional. */
export const acceptanceForm: FormValues = {
  ...Object.fromEntries(asBefore.map((key) => [key, exampleForm[key] ?? null])),
  buildingUnitNumber: '430302 009001 GB00901 F00010001',
  surveyReportNumber: '多测合一-演示-2025-0901',
  constructionPermitNumber: '430302202404250901',
  actualStart: '2024-05-06',
  actualCompletion: '2025-10-20',
  acceptedOn: '2025-10-27',
  specialFireWorks: true,
  connectsToSewer: false,
  hasGreening: true,
  hasFibre: false,
  hasUtilities: false,
  siteContact: '演示联系人',
  siteContactMobile: '13800000000',
}
