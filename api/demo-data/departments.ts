import type { Department } from '../departments/queries.ts'

const authorities = [
  ['park-approval-bureau', '湘潭经济技术开发区行政审批局', 'Park approval bureau'],
  ['natural-resources', '自然资源和规划局', 'Natural resources and planning'],
  ['real-estate-registry', '不动产登记中心', 'Real estate registry'],
  ['housing-construction', '住房和城乡建设局', 'Housing and construction'],
  ['civil-air-defence', '国防动员办公室（人防）', 'Civil air defence'],
  ['urban-management', '城市管理局', 'Urban management'],
  ['traffic-police', '公安交通管理部门', 'Traffic police'],
  ['drainage-authority', '排水主管部门', 'Drainage authority'],
  ['development-reform', '发展和改革局', 'Development and reform'],
  ['market-regulation', '市场监督管理局', 'Market regulation'],
  ['taxation', '税务局', 'Taxation'],
  ['urban-archives', '城建档案馆', 'Urban construction archives'],
  ['quality-safety-station', '质量安全监督站', 'Quality and safety station'],
  ['ecology-environment', '生态环境局', 'Ecology and environment'],
  ['water-resources', '水利局', 'Water resources'],
] as const

const utilities = [
  ['water-company', '供水公司', 'Water company'],
  ['power-company', '供电公司', 'Power company'],
  ['gas-company', '燃气公司', 'Gas company'],
  ['telecom-company', '通信公司', 'Telecom company'],
] as const

/** Departments of the demonstration park: the authorities, and the utilities, which are none. */
export const demoDepartments: readonly Department[] = [
  ...authorities.map(([code, name, nameEn]) => ({ code, name, nameEn, kind: 'authority' as const })),
  ...utilities.map(([code, name, nameEn]) => ({ code, name, nameEn, kind: 'utility' as const })),
]
