import type { SampleMaterial } from '../../templates/samples/sample-material.ts'
import type { FormValues } from '../forms/form.ts'
import { exampleFinding } from './example-form.ts'

type Facts = readonly (readonly [label: string, value: string])[]

/** What each kind of material tells beside project and applicant; `of` gives a value of the form. */
const facts: { readonly [code: string]: (of: (key: string) => string) => Facts } = {
  'merged-application-form': (of) => [
    ['建设地址', of('siteAddress')],
    ['总投资', `${of('totalInvestment')} 万元`],
    ['总建筑面积', `${of('grossFloorArea')} 平方米`],
    ['申请事项', '用地规划、不动产登记、人防、工程规划、直接发包、占道占绿、施工许可'],
  ],
  'business-licence': (of) => [
    ['类型', '有限责任公司'],
    ['法定代表人', of('legalRepresentative')],
    ['住所', of('registeredAddress')],
    ['经营范围', '产业园区开发与运营管理（示例）'],
  ],
  'representative-id': (of) => [
    ['姓名', of('legalRepresentative')],
    ['证件号码', '示例，不载真实号码'],
    ['有效期', '2020.01.01–2040.01.01'],
  ],
  'power-of-attorney': (of) => [
    ['委托人', of('legalRepresentative')],
    ['受托人', of('filerName')],
    ['委托事项', '办理本项目各项许可的申请、补正和领证'],
    ['委托期限', '自签署之日起一年'],
  ],
  'project-filing': (of) => [
    ['建设性质', '新建'],
    ['建设地址', of('siteAddress')],
    ['总投资', `${of('totalInvestment')} 万元`],
  ],
  'land-contract': (of) => [
    ['合同编号', of('landContractNumber')],
    ['宗地面积', `${of('landArea')} 平方米`],
    ['用途', '工业用地'],
    ['出让价款', `${of('landPrice')} 万元`],
    ['使用年限', `${of('landTermYears')} 年`],
  ],
  'land-price-receipt': (of) => [
    ['合同编号', of('landContractNumber')],
    ['缴纳金额', `${of('landPrice')} 万元`],
    ['缴款状态', '已缴清'],
  ],
  'deed-tax-receipt': (of) => [
    ['税种', '契税'],
    ['计税金额', `${of('landPrice')} 万元`],
    ['缴款状态', '已完税'],
  ],
  'cadastral-survey': (of) => [
    ['不动产单元号', of('realEstateUnitNumber')],
    ['坐落', of('siteAddress')],
    ['宗地面积', `${of('landArea')} 平方米`],
    ['界址点', 'J1–J8，共 8 点'],
  ],
  'design-scheme': (of) => [
    ['设计单位', of('designerName')],
    ['容积率', of('plotRatio')],
    ['建筑密度', `${of('buildingDensity')} %`],
    ['绿地率', `${of('greenRatio')} %`],
    ['建筑高度', `${of('buildingHeight')} 米`],
  ],
  'area-calculation': (of) => [
    ['地上建筑面积', `${of('aboveGroundArea')} 平方米`],
    ['地下建筑面积', `${of('undergroundArea')} 平方米`],
    ['总建筑面积', `${of('grossFloorArea')} 平方米`],
  ],
  'civil-defence-drawings': (of) => [
    ['设计单位', of('designerName')],
    ['应建面积', `${of('civilDefenceArea')} 平方米`],
    ['图纸', '平面图、剖面图、口部详图，共 12 张'],
  ],
  'civil-defence-area-table': (of) => [
    ['民用建筑面积', `${of('civilBuildingArea')} 平方米`],
    ['应建面积', `${of('civilDefenceArea')} 平方米`],
    ['计算依据', '〔2003〕国人防办字第18号'],
  ],
  'drawings-review-certificate': (of) => [
    ['设计单位', of('designerName')],
    ['审查结论', '合格'],
    ['总建筑面积', `${of('grossFloorArea')} 平方米`],
  ],
  'geological-report': (of) => [
    ['勘察单位', of('surveyorName')],
    ['钻孔', '36 个，总进尺 720 米'],
    ['结论', '场地稳定，适宜建设'],
  ],
  'construction-contract': (of) => [
    ['发包人', of('enterpriseName')],
    ['承包人', of('contractorName')],
    ['合同价', `${of('contractPrice')} 万元`],
    ['工期', `${of('contractDays')} 天`],
  ],
  'supervision-contract': (of) => [
    ['委托人', of('enterpriseName')],
    ['监理人', of('constructionSupervisorName')],
    ['监理范围', '施工阶段全过程'],
  ],
  'contractor-qualification': (of) => [
    ['企业名称', of('contractorName')],
    ['资质', '建筑工程施工总承包一级（示例）'],
    ['安全生产许可证', '在有效期内'],
  ],
  'key-staff-certificates': (of) => [
    ['项目经理', of('contractorPerson')],
    ['总监理工程师', of('constructionSupervisorPerson')],
    ['注册状态', '有效'],
  ],
  'wage-account': (of) => [
    ['开户单位', of('contractorName')],
    ['账户性质', '农民工工资专用账户'],
    ['保证金', '已缴存'],
  ],
  'occupation-plan': (of) => [
    ['占用位置', of('occupationPlace')],
    ['占用面积', `${of('occupationArea')} 平方米`],
    ['期限', `${of('occupationFrom')} 至 ${of('occupationTo')}`],
  ],
}

/** `98000.00` → `98,000.00`; what is no plain number stays as it is. */
function grouped(text: string): string {
  return /^\d+(\.\d+)?$/.test(text) ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : text
}

/** A material of this form by its code and name. One lacks the page that the sample finding asks for. */
export function sampleMaterial(code: string, title: string, form: FormValues): SampleMaterial {
  const of = (key: string) => grouped(String(form[key] ?? ''))
  const own = facts[code]?.(of) ?? [['份数', '1 份']]
  const lacksPage = code === exampleFinding.material
  return {
    title,
    mark: '示例',
    subtitle: of('projectName'),
    fields: [
      { label: '项目名称', value: of('projectName') },
      { label: '项目代码', value: of('projectCode') },
      { label: '申请单位', value: of('enterpriseName') },
      { label: '统一社会信用代码', value: of('creditCode') },
      ...own.map(([label, value]) => ({ label, value })),
    ],
    issuedBy: of('enterpriseName'),
    issuedOn: '（盖章处）',
    note: '示例材料，内容虚构，仅供演示 · Sample for demonstration, invented',
    pages: lacksPage ? 2 : 1,
    of: lacksPage ? 3 : 1,
  }
}
