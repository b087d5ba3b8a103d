/** Every code that the API answers with: HTTP status, title, 标题. A code is stable once it has been released. */
export const errors = {
  // The request itself
  'invalid-request': [400, 'The request is not as described', '请求不符合要求'],
  'invalid-idempotency-key': [400, 'Idempotency-Key must be a UUID', 'Idempotency-Key 必须是 UUID'],
  'invalid-json': [400, 'The body is not valid JSON', '请求正文不是有效的 JSON'],
  'not-signed-in': [401, 'Sign in first', '请先登录'],
  'wrong-password': [401, 'Account or password is wrong', '账号或密码不正确'],
  'not-allowed': [403, 'Your role may not do this', '您的角色无权进行此操作'],
  'foreign-origin': [403, 'The request came from another site', '请求来自其他网站'],
  'not-found': [404, 'There is nothing here', '未找到'],
  'body-too-large': [413, 'The body is too large', '请求正文过大'],
  'unsupported-media-type': [415, 'This kind of content is not accepted here', '不支持的内容类型'],
  'idempotency-key-reused': [
    422,
    'This Idempotency-Key was used for something else',
    '该 Idempotency-Key 已用于其他请求',
  ],
  'too-many-attempts': [429, 'Too many attempts', '尝试次数过多'],
  'internal-error': [500, 'A fault of ours', '系统内部错误'],
  overloaded: [503, 'The server is busy', '系统繁忙'],
  stopping: [503, 'This node is stopping', '本节点正在停止'],
  'database-unavailable': [503, 'The database cannot be reached', '数据库暂时无法连接'],

  // Processes
  'model-refused': [422, 'The model cannot be deployed', '流程模型无法部署'],
  'process-not-found': [404, 'This park has no such process', '本园区没有该流程'],

  // Calendars
  'notice-refused': [422, 'The notice cannot be imported', '放假安排不能导入'],
  'region-not-here': [422, 'This park lies in no such region', '本园区不在该地区'],
  'calendar-day-refused': [422, 'These days cannot be entered', '日期不能登记'],

  // Surveys
  'survey-time-refused': [422, 'These times cannot be proposed or chosen', '勘验时间不符合要求'],
  'appointment-move-not-allowed': [409, 'The appointment does not allow this now', '勘验预约当前不能这样办理'],
  'appointment-not-confirmed': [409, 'No time of the survey has been confirmed', '勘验时间尚未确定'],
  'survey-item-unknown': [404, 'The checklist has no such item', '勘验清单没有这一项'],
  'survey-item-changed': [409, 'A colleague has answered this item meanwhile', '同事已经填写了这一项'],
  'survey-signed': [409, 'This part of the survey has been signed', '本部门的勘验结果已经签字'],
  'survey-not-signed': [409, 'The survey is answered by signing it', '勘验结果须签字提交'],
  'survey-incomplete': [422, 'The survey is not complete', '勘验结果不完整'],
  'photo-refused': [422, 'This photo cannot be taken', '照片不符合要求'],

  // Drafts of processes
  'draft-not-found': [404, 'There is no such draft', '没有该草稿'],
  'draft-changed': [409, 'Somebody else saved this draft meanwhile', '草稿已被他人修改'],
  'import-refused': [422, 'The file is no BPMN that can be kept', '文件无法导入'],
  'warnings-not-accepted': [422, 'The warnings have not been accepted', '提醒尚未确认'],
  'picture-not-found': [404, 'There is no picture of this version', '该版本没有图片'],

  'process-without-application': [422, 'No application can be filed for this process', '该流程不能受理申请'],

  // Applications and materials
  'not-submittable': [409, 'The application cannot be submitted now', '申请当前不能提交'],
  'submission-under-way': [409, 'The application is being submitted', '申请正在提交'],
  'application-not-editable': [409, 'The application cannot be changed now', '申请当前不能修改'],
  'form-changed': [409, 'Somebody else changed the form meanwhile', '表单已被他人修改'],
  'form-invalid': [422, 'The form has mistakes', '表单填写有误'],
  'materials-missing': [422, 'Materials are missing', '材料不齐全'],
  'application-under-way': [409, 'Another application is under way', '已有申请正在办理'],
  'promise-missing': [422, 'The enterprise has not signed its promise', '企业尚未签署承诺书'],
  'material-not-asked-for': [404, 'This process asks for no such material', '本流程不需要该材料'],
  'material-not-deferrable': [422, 'This material cannot be deferred', '该材料不可容缺'],
  'credit-bars-deferral': [422, 'The credit record bars deferrals', '信用记录期内不适用容缺受理'],
  'state-does-not-allow': [409, 'Its state does not allow this now', '当前状态不允许此操作'],
  'permit-not-yours': [403, 'Another authority issued the permit', '证照由其他机关核发'],
  'file-missing': [400, 'There is no file in the request', '请求中没有文件'],
  'file-empty': [422, 'The file is empty', '文件为空'],
  'upload-offset-wrong': [409, 'The upload goes on elsewhere', '续传位置不符'],
  'file-too-large': [413, 'The file is too large', '文件过大'],
  'no-preview': [422, 'This page cannot be shown here', '无法预览'],
  'file-type-not-accepted': [422, 'This type of file is not accepted', '不接受该类型的文件'],

  // Tasks
  'wrong-department': [403, 'The task belongs to another department or post', '任务属于其他部门或岗位'],
  'nothing-chosen': [422, 'Nothing was chosen', '没有选择'],
  'ladder-invalid': [422, 'The rule has mistakes', '督办规则有误'],
  'substitution-invalid': [422, 'The substitution has mistakes', '代岗登记有误'],
  'substitution-collides': [409, 'Another substitution stands in the way', '与另一条代岗冲突'],
  'not-a-colleague': [422, 'Only colleagues of this park can get a copy', '只能抄送给本园区的同事'],
  'answer-incomplete': [422, 'The answer lacks something', '答复不完整'],

  // Findings and notices
  'finding-move-not-allowed': [409, 'The finding is not in a state that allows it', '问题当前状态不允许此操作'],
  'finding-of-another-department': [403, 'Another department found it', '问题由其他部门提出'],
  'finding-reopened-already': [409, 'It was reopened once already', '已经退回整改一次'],

  // Interventions
  'instance-of-application': [409, 'It belongs to an application', '该实例属于一件申请'],
  'nothing-selected': [422, 'Say which instances are meant', '请说明针对哪些实例'],
  'batch-too-large': [422, 'Too many instances for one batch', '一批中的实例过多'],
  'batch-ended': [409, 'The batch has ended', '该批操作已结束'],
  'reason-missing': [422, 'Say why', '请说明理由'],
  'variable-name-invalid': [422, 'This is no name of a variable', '变量名无效'],

  'form-not-described': [409, 'The application was accepted without this', '申请受理时没有此项内容'],

  // Time
  'virtual-time-refused': [409, 'Virtual time cannot be moved so', '不能这样调整虚拟时间'],

  // Commands that the engine rejects are listed here too, by the engine's code.
  'already-started': [409, 'It has been started already', '已经启动'],
  'not-started': [404, 'It has not been started', '尚未启动'],
  'instance-ended': [409, 'It has ended', '已经结束'],
  'wrong-definition': [409, 'It runs another process', '流程不符'],
  'no-start-event': [422, 'No start event fits', '没有可用的开始事件'],
  'not-waiting': [409, 'It does not wait for this, or not any more', '没有在等待此事，或已不再等待'],
  'clock-not-yours': [403, 'Your post does not do this with clocks', '您的岗位不能对该时限进行此操作'],
  'suspension-not-approved': [422, 'The head of the department must approve', '须经本部门负责人批准'],
  'evidence-kept': [409, 'Evidence is never removed', '依据材料不得删除'],
  'no-clock': [409, 'No clock runs here', '此处没有正在计时的时限'],
  'unknown-ground': [422, 'The law knows no such ground', '没有该法定事由'],
  'ground-stops-nothing': [422, 'This ground stops no clock here', '该事由不中止此处的计时'],
  'clock-back-dated': [422, 'A suspension begins now', '计时中止不得倒签'],
  'clock-move-not-allowed': [409, 'The clock does not allow it now', '计时当前状态不允许此操作'],
  'clock-overdue': [409, 'It is overdue already', '已经超时'],
  'suspension-incomplete': [422, 'The suspension needs reason and evidence', '计时中止须有理由和依据材料'],
  'already-suspended': [409, 'It is stopped on this ground already', '已因同一事由中止'],
  'no-such-suspension': [409, 'No such suspension lasts', '没有尚未结束的计时中止'],
  'not-its-suspension': [409, 'Another department stopped it', '由其他部门中止'],
  'already-extended': [409, 'It was extended once already', '已经延期一次'],
  'extension-incomplete': [422, 'The extension needs days, reason and approval', '延期须有天数、理由和批准'],
  'extension-too-long': [422, 'The extension is too long', '延期天数超过上限'],
  'task-paused': [409, 'The clock of the task stands still', '任务计时已中止'],
  'not-a-task': [409, 'It is no task', '不是用户任务'],
  'move-not-allowed': [409, 'The task is no longer in a state that allows it', '任务当前状态不允许此操作'],
  'not-the-assignee': [409, 'The task is in the hands of somebody else', '任务由他人办理'],
  'same-person': [409, 'A second person must check', '应由第二人复核'],
  'outcome-not-allowed': [422, 'This outcome is not offered', '没有该结论选项'],
  'start-condition': [422, 'A start condition cannot be answered', '开始条件无法判断'],
  'start-key-missing': [422, 'This message has no key', '该消息没有关联键'],
  'no-subscriber': [409, 'Nothing waits for this message now', '当前没有等待该消息的事件'],
  'invalid-time-to-live': [422, 'The message cannot be kept for this long', '消息有效时间无效'],
  'events-forgotten': [410, 'These events are not kept any more', '这些事件已不再保留'],
  'too-many-streams': [429, 'Too many event streams at once', '事件流过多'],
  'webhook-refused': [422, 'The webhook could never be sent', '该推送无法发送'],
  'too-many-webhooks': [409, 'The park has too many webhooks', '推送过多'],
  'job-lost': [409, 'The job is no longer this worker’s', '作业已不属于该程序'],
  'message-overtaken': [409, 'Other messages were faster', '其他消息先到'],
  'not-a-multi-instance': [409, 'This is no multi-instance activity that runs', '不是正在运行的多实例活动'],
  'not-a-body': [409, 'This is no instance of a multi-instance activity', '不是多实例活动中的实例'],
  'called-process-missing': [409, 'There is no such process to call', '没有可调用的流程'],
  'not-ad-hoc': [409, 'This is no ad-hoc sub-process that runs', '不是正在运行的特设子流程'],
  'not-choosable': [422, 'This activity cannot be chosen here', '此处不能选择该活动'],
  'ad-hoc-busy': [409, 'Another activity still runs', '尚有活动未完成'],
  'instance-suspended': [409, 'The process instance is suspended', '流程实例已暂停'],
  'instance-not-ended': [409, 'The process instance still runs', '流程实例仍在运行'],
  'no-such-body': [422, 'There is no such instance of the activity', '活动没有这一次'],
  'body-runs': [409, 'That instance cannot be entered now', '这一次当前不能进入'],
  'not-suspended': [409, 'The process instance is not suspended', '流程实例并未暂停'],
  'no-such-node': [422, 'The process has no such node', '流程中没有该节点'],
  'several-scopes': [409, 'It is not clear which one is meant', '无法确定所指的是哪一个'],
  'cannot-enter': [409, 'This cannot be entered by hand', '不能由人工进入'],
  'nothing-behind': [409, 'Nothing follows this node', '该节点之后没有可走的路径'],
  'no-such-version': [422, 'There is no such version', '没有该版本'],
  'cannot-migrate': [409, 'It cannot go to the other version', '无法迁移到该版本'],
  'no-incident': [409, 'There is no incident', '没有故障'],
  'no-such-scope': [409, 'There is no such scope', '没有该作用域'],
  'invalid-id': [400, 'The id is not one that may be chosen', '编号无效'],
  'text-not-storable': [422, 'The text cannot be stored', '文本无法保存'],
  'uncaught-error': [409, 'Nothing catches this error', '没有捕获该错误的事件'],
} as const satisfies { readonly [code: string]: readonly [status: number, title: string, titleZh: string] }

export type ErrorCode = keyof typeof errors

export function isListed(code: string): code is ErrorCode {
  return Object.hasOwn(errors, code)
}
