import type { CombinedPermits, PermitPage } from '../../templates/permits/combined-permits.ts'

const origin = 'https://siji.example'

/** The worked example: seven permits of one day, with invented numbers; drainage makes an eighth. */
export function samplePermits(): CombinedPermits {
  return {
    documentId: '01924f6a-7c00-7000-8000-000000000009',
    createdAt: Date.UTC(2024, 3, 25, 8, 30),
    applicationNumber: 'SQ20240425009',
    bureau: '演示园区行政审批局',
    title: '工程建设证照合订本',
    titleEn: 'Combined construction permits',
    project: { name: '湘潭中工京迪智造园', code: '2403-430302-04-01-900001' },
    applicant: { name: enterprise, creditCode: '91430399MAFAKE019N' },
    acceptedText: '2024年4月25日 09:12',
    issuedText: '15:36',
    verifyUrl: `${origin}/verify/3q2PzHkVw0mT7yBcLrXd9A`,
    sample: true,
    permits: [
      landUse,
      realEstate,
      civilAirDefence,
      projectPlanning,
      directContracting,
      roadAndGreen,
      drainage,
      construction,
    ],
  }
}

export const enterprise = '湘潭中工京迪产业园发展有限公司'

const common = {
  heading: null,
  authority: '演示园区行政审批局',
  issuedOnText: '2024年4月25日',
  seal: { text: '演示园区行政审批局', lower: '样章' },
} as const

const landUse: PermitPage = {
  ...common,
  type: 'land-use-planning-permit',
  heading: '中华人民共和国',
  title: '建设用地规划许可证',
  titleEn: 'Construction land planning permit',
  number: '地字第4303022024YG0000901号',
  numberText: '地字第4303022024YG0000901号',
  sentence: '根据《中华人民共和国城乡规划法》第三十八条，经审核，本用地项目符合规划要求，颁发此证。',
  fields: fields([
    ['用地单位', enterprise],
    ['项目名称', '湘潭中工京迪智造园'],
    ['批准用地机关', '演示园区管理委员会'],
    ['批准用地文号', '潭经开地〔2024〕9号'],
    ['用地位置', '演示园区创业路 9 号'],
    ['用地面积', '66,667.00 平方米'],
    ['土地用途', '工业用地'],
    ['建设规模', '总建筑面积 98,000.00 平方米（地上 94,000.00，地下 4,000.00）\n容积率 1.41'],
    ['土地取得方式', '出让'],
    ['附图及附件名称', '1. 建设用地规划红线图\n2. 规划条件'],
  ]),
  ...verification('Qm7xT2', 'K7M2QX'),
}

const realEstate: PermitPage = {
  ...common,
  type: 'real-estate-certificate',
  heading: '中华人民共和国',
  title: '不动产权证书',
  titleEn: 'Real estate certificate',
  number: '湘(2024)湘潭市不动产权第0900001号',
  numberText: '湘(2024)湘潭市不动产权第0900001号',
  sentence:
    '根据《不动产登记暂行条例》第二十条，对不动产权利人申请登记的本证所列不动产权利，经审查核实，准予登记，颁发此证。',
  fields: fields([
    ['权利人', enterprise],
    ['共有情况', '单独所有'],
    ['坐落', '演示园区创业路 9 号'],
    ['不动产单元号', '430302 009001 GB00901 W00000000'],
    ['权利类型', '国有建设用地使用权'],
    ['权利性质', '出让'],
    ['用途', '工业用地'],
    ['面积', '66,667.00 平方米'],
    ['使用期限', '2024年4月18日起 2074年4月17日止'],
    ['权利其他状况', ''],
    ['附记', '土地出让价款 3,300.00 万元，已缴清；契税已缴。'],
    ['附图', '宗地图 1 张'],
  ]),
  ...verification('Rn4vB8', 'W3H8NP'),
}

const civilAirDefence: PermitPage = {
  ...common,
  type: 'civil-air-defence-decision',
  title: '人防许可决定书',
  titleEn: 'Civil air defence decision',
  number: '湘潭经开人防许〔2024〕9号',
  numberText: '湘潭经开人防许〔2024〕9号',
  sentence: '根据《中华人民共和国人民防空法》第二十二条，经审查，准予应建防空地下室报建，决定如下。',
  fields: fields([
    ['建设单位', enterprise],
    ['项目', '湘潭中工京迪智造园'],
    ['建筑面积', '98,000.00 平方米（民用建筑 9,500.00 平方米）'],
    ['应建面积', '790.00 平方米'],
    ['防护等级', '核6级、常6级'],
    ['战时用途', '二等人员掩蔽所'],
    ['结论', '应建防空地下室'],
  ]),
  ...verification('Cd1sY5', 'B9T4RE'),
}

const projectPlanning: PermitPage = {
  ...common,
  type: 'project-planning-permit',
  heading: '中华人民共和国',
  title: '建设工程规划许可证',
  titleEn: 'Construction project planning permit',
  number: '建字第4303022024GG0000901号',
  numberText: '建字第4303022024GG0000901号',
  sentence: '根据《中华人民共和国城乡规划法》第四十条，经审核，本建设工程符合规划要求，颁发此证。',
  fields: fields([
    ['建设单位(个人)', enterprise],
    ['建设项目名称', '湘潭中工京迪智造园'],
    ['建设位置', '演示园区创业路 9 号'],
    ['建设规模', '总建筑面积 98,000.00 平方米（地上 94,000.00，地下 4,000.00）'],
    ['附图及附件名称', '1. 总平面图\n2. 建设工程设计方案'],
  ]),
  ...verification('Pp8kL3', 'H2X6VD'),
}

const directContracting: PermitPage = {
  ...common,
  type: 'direct-contracting-notice',
  title: '直接发包通知书',
  titleEn: 'Direct contracting notice',
  number: '湘潭经开直发〔2024〕9号',
  numberText: '湘潭经开直发〔2024〕9号',
  sentence: '本工程不属于依法必须招标的项目。根据《中华人民共和国建筑法》第十九条，准予直接发包备案。',
  fields: fields([
    ['发包人', enterprise],
    ['承包人', '湘潭演示建设工程有限公司'],
    ['工程', '湘潭中工京迪智造园'],
    ['规模', '98,000.00 平方米'],
    ['合同价', '23,500.00 万元'],
    ['依据', '招标投标法第三条、第六十六条'],
  ]),
  ...verification('Dz6nG9', 'M5Q7KA'),
}

const roadAndGreen: PermitPage = {
  ...common,
  type: 'road-green-occupation-permit',
  title: '占破绿许可',
  titleEn: 'Road and green occupation permit',
  number: '湘潭经开占绿〔2024〕9号',
  numberText: '湘潭经开占绿〔2024〕9号',
  sentence: '根据《城市绿化条例》第十九条，准予临时占用城市绿地。',
  fields: fields([
    ['类型', '临时占用绿地'],
    ['位置', '演示园区创业路 9 号东侧'],
    ['面积', '120.00 平方米'],
    ['起止日期', '2024年5月6日至2024年8月5日'],
    ['修复责任', '期满后由占用单位恢复原状'],
  ]),
  ...verification('Ob2wF7', 'T8C3JY'),
}

const drainage: PermitPage = {
  ...common,
  type: 'drainage-permit',
  title: '城镇污水排入排水管网许可证',
  titleEn: 'Permit to discharge into the public sewer',
  number: '湘潭经开排许〔2024〕9号',
  numberText: '湘潭经开排许〔2024〕9号',
  sentence: '根据《城镇排水与污水处理条例》第二十一条，准予在许可范围内向城镇排水设施排放污水。',
  fields: fields([
    ['排水户', enterprise],
    ['排水口', '创业路 DN500 一处'],
    ['排水量', '180 m³/d'],
    ['污染物', 'COD、氨氮、悬浮物'],
    ['有效期', '2024年4月25日至2029年4月24日'],
  ]),
  ...verification('Wr5jM4', 'E6N9SG'),
}

const construction: PermitPage = {
  ...common,
  type: 'construction-permit',
  heading: '中华人民共和国',
  title: '建筑工程施工许可证',
  titleEn: 'Construction permit',
  number: '430302202404250901',
  numberText: '编号 430302202404250901',
  sentence: '根据《中华人民共和国建筑法》第八条，经审查，本建筑工程符合施工条件，准予施工。特发此证。',
  fields: fields([
    ['建设单位', enterprise],
    ['工程名称', '湘潭中工京迪智造园'],
    ['建设地址', '演示园区创业路 9 号'],
    ['建设规模', '98,000.00 平方米'],
    ['合同价格', '23,500.00 万元'],
    ['勘察单位', '湘潭演示勘察有限公司　项目负责人 张三'],
    ['设计单位', '湘潭演示建筑设计院有限公司　项目负责人 李四'],
    ['施工单位', '湘潭演示建设工程有限公司　项目负责人 王五'],
    ['监理单位', '湘潭演示监理有限公司　总监理工程师 赵六'],
    ['合同工期', '540 天（2024年5月6日至2025年10月27日）'],
    ['备注', '监理合同容缺，应于2024年5月11日前补交。'],
  ]),
  ...verification('Kc9hD6', 'J4V2ZB'),
}

function fields(rows: readonly (readonly [string, string])[]): PermitPage['fields'] {
  return rows.map(([label, value]) => ({ label, value }))
}

function verification(code: string, checkWord: string) {
  return { verifyUrl: `${origin}/verify/${code}pVw0mT7yBcLrXd9A`, checkWord }
}
