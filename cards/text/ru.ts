import type { Capacity } from '../../services/claims/actor.ts';
import type { Activity } from '../../services/claims/catalogue.ts';
import type { Deadline } from '../../services/claims/businessDays.ts';
import type { Status } from '../../services/claims/claim.ts';
import type { Breach } from '../../services/claims/events.ts';
import { isSubscriptionField, type FieldName } from '../../services/claims/fields.ts';
import type { FormPage } from '../../services/claims/form.ts';
import type { NoticeKind } from '../../services/claims/messages.ts';
import type {
  ChecklistItem,
  InformationReason,
  RejectionReason,
  RequestDetail,
} from '../../services/claims/reasons.ts';
import type { Refusal } from '../../services/claims/refusals.ts';
import { MAX_COMMENT, MAX_EMAIL, MAX_TEXT, type ProblemReason } from '../../services/claims/validate.ts';
import type { RefusedFile } from '../../services/poe/inspect.ts';
import * as en from './en.ts';

// names that the rules quote are the same in all languages
export { areas, fileTypes, productName, rejectionReasons } from './en.ts';

type Forms = readonly [one: string, few: string, many: string];
const rules = new Intl.PluralRules('ru');
/** The form of a word that goes with this number. */
function formOf(n: number, [one, few, many]: Forms): string {
  const form = rules.select(n);
  return form === 'one' ? one : form === 'few' ? few : many;
}
const count = (n: number, forms: Forms): string => `${n} ${formOf(n, forms)}`;
const AFTER_GENITIVE: Forms = ['символа', 'символов', 'символов'];
const FILES: Forms = ['файл', 'файла', 'файлов'];
const CLAIMS: Forms = ['заявка', 'заявки', 'заявок'];

export const statusLabels: Readonly<Record<Status, string>> = {
  editing: 'Редактирование',
  submitted: 'Отправлено',
  underReview: 'На рассмотрении',
  partnerActionRequired: 'Требуется действие партнера',
  approved: 'Утверждено',
  rejected: 'Отклонено',
};

export const activityNames: Readonly<Record<Activity, string>> = {
  presales: 'Pre-sales (предпродажа)',
  usage: 'Usage (использование)',
  revenueAssociation: 'Revenue association (участие в выручке)',
};

export const activityHelp: readonly { name: string; words: string }[] = [
  {
    name: activityNames.usage,
    words:
      'вы расширяете использование продукта клиентом и хотите получать поощрения за использование (OSU). Для Microsoft 365 возможна только эта деятельность.',
  },
  {
    name: activityNames.presales,
    words:
      'вы повлияли на покупку продукта Business Applications по корпоративной лицензии или через веб-сайт и хотите получать поощрения за предпродажу (OSA Sell).',
  },
  {
    name: activityNames.revenueAssociation,
    words: 'вы повлияли на выбор продукта как деловой советник. Это учитывается, но никогда не оплачивается.',
  },
];
export const wrongActivity =
  'Неверно выбранная деятельность может стоить права на выплаты: после отправки ее нельзя изменить, можно только подать новую заявку.';

export const pageTitles: Readonly<Record<FormPage | 'edit', string>> = {
  customer: 'Шаг 1 из 4: клиент',
  activity: 'Шаг 2 из 4: что вы для него делаете',
  products: 'Шаг 2 из 4: продукты',
  details: 'Шаг 2 из 4: подробности',
  contacts: 'Шаг 3 из 4: контакты',
  edit: 'Изменение отправленной заявки',
};
export const pageHelp: Readonly<Record<FormPage | 'edit', string>> = {
  customer:
    'О каком клиенте заявка. Каждый шаг сохраняется, как только вы нажмете «Далее»; продолжить можно когда угодно и на любом устройстве.',
  activity: 'Выберите, за что вы хотите быть связаны с клиентом.',
  products: 'Выберите все продукты и рабочие нагрузки заявки. Каждый должен быть назван в подтверждении выполнения.',
  details: 'Продукты Business Applications связываются по подписке.',
  contacts: 'Контактное лицо клиента узнает об утверждении и может отказаться.',
  edit: 'Это еще можно изменить. Со сменой контактного лица клиента право отказаться сразу переходит к новому.',
};

const labels: Readonly<Record<Exclude<FieldName, `subscription_${string}`>, string>> = {
  name: 'Название заявки',
  mpnId: 'MPN ID (филиал)',
  customerName: 'Название клиента',
  customerDomain: 'Основной домен клиента',
  customerTenantId: 'ID клиента (ID каталога)',
  solutionArea: 'Область решений',
  activity: 'Деятельность',
  productIds: 'Продукты и рабочие нагрузки',
  customerContactName: 'Контакт клиента: имя',
  customerContactTitle: 'Контакт клиента: должность',
  customerContactEmail: 'Контакт клиента: электронная почта',
  technicalContactName: 'Технический контакт: имя',
  technicalContactTitle: 'Технический контакт: должность',
  technicalContactEmail: 'Технический контакт: электронная почта',
  partnerContactName: 'Ваш контакт: имя',
  partnerContactEmail: 'Ваш контакт: электронная почта',
  sellerName: 'Продавец решения Dynamics',
  revenueCustomerName: 'Название клиента для выручки',
  isvSolution: 'Продукт или решение ISV',
  optOutOfPayment: 'Отказаться от выплат (только признание)',
};
export function fieldLabel(field: FieldName): string {
  if (!isSubscriptionField(field)) return labels[field];
  return `ID подписки: ${en.productName(field.slice('subscription_'.length))}`;
}

export const recentCustomer = 'Недавний клиент (заполнит то, что ниже останется пустым)';

export const placeholders: Partial<Record<FieldName, string>> = {
  name: 'например: внедрение Teams у клиента',
  customerName: 'например: ООО «Ромашка»',
  customerContactName: 'кто может отказаться со стороны клиента',
  customerContactTitle: 'например: руководитель ИТ',
  technicalContactName: 'кто там обслуживает решение',
  technicalContactTitle: 'например: системный инженер',
  partnerContactName: 'кого проверяющий может спросить у вас',
  sellerName: 'кто продал решение Dynamics',
  revenueCustomerName: 'клиент, как он назван в продаже',
  isvSolution: 'например: надстройка для отдела продаж',
  customerDomain: 'например: litware.com',
  customerTenantId: '00000000-0000-0000-0000-000000000000',
  customerContactEmail: 'name@customer.com',
  technicalContactEmail: 'name@customer.com',
  partnerContactEmail: 'name@yourcompany.com',
};

const problems: Readonly<Record<ProblemReason, string>> = {
  required: 'Это нужно заполнить.',
  tooLong: `Слишком длинно: не больше ${count(MAX_TEXT, AFTER_GENITIVE)}, в адресе почты или домене не больше ${MAX_EMAIL}.`,
  notAGuid: 'Это не GUID. Он выглядит так: 8f6e0d2c-1b3a-4c5d-9e7f-0a1b2c3d4e5f.',
  notAnEmail: 'Это не адрес электронной почты. Он выглядит так: name@company.com.',
  notADomain: 'Это не домен. Он выглядит так: litware.com, без https:// и без пути.',
  notAnMpnId: 'В MPN ID от 5 до 10 цифр.',
  globalMpn: 'Это глобальный ID головной организации, он ничего не приносит. Выберите ID филиала.',
  foreignMpn: 'Это не филиал вашей организации.',
  notEnrolled: 'Этот филиал не участвует в программе поощрений. Выберите тот, который участвует.',
  mpnNotYours: 'Вы не можете действовать за этот филиал. Выберите один из своих.',
  saleToSelf: 'Это ваша собственная организация: продажа самим себе не учитывается.',
  notAChoice: 'Выберите из предложенного.',
  activityNotInArea: 'Для Microsoft 365 возможна только Usage. Выберите ее или Business Applications.',
  productNotInActivity: 'Что-то из этого не относится к выбранной области и деятельности.',
  confirmContact: 'Адрес контакта не в домене клиента. Подтвердите, что вы это проверили.',
};
export function problemText(field: string, reason: ProblemReason): string {
  const long = field === 'comment' || field === 'justification';
  return reason === 'tooLong' && long
    ? `Слишком длинно: не больше ${count(MAX_COMMENT, AFTER_GENITIVE)}.`
    : problems[reason];
}
export const problemIntro = (n: number): string =>
  `Еще не все верно: ${count(n, ['замечание', 'замечания', 'замечаний'])}. Все, что вы ввели, сохранено.`;

export const informationReasons: Readonly<Record<InformationReason, { label: string; why: string }>> = {
  missingAllPoe: {
    label: en.informationReasons.missingAllPoe.label,
    why: 'загружен не тот файл, или он не относится к этой заявке',
  },
  missingCustomerAcknowledgment: {
    label: en.informationReasons.missingCustomerAcknowledgment.label,
    why: 'в PoE нет подписи клиента',
  },
  missingOrOldDates: {
    label: en.informationReasons.missingOrOldDates.label,
    why: 'даты не указаны или слишком старые для этой заявки',
  },
  missingPartnerSolution: {
    label: en.informationReasons.missingPartnerSolution.label,
    why: 'выполненная работа не описана или описана недостаточно',
  },
  missingProducts: {
    label: en.informationReasons.missingProducts.label,
    why: 'заявленного продукта или рабочей нагрузки нет в PoE',
  },
};

export const rejectionWhy: Partial<Record<RejectionReason, string>> = {
  partnerRequest: 'по просьбе партнера',
  customerDecline: 'клиент отказался',
  insufficientPoe: 'подтверждение выполнения недостаточно',
  missingCustomerConsent: 'в PoE нет согласия клиента',
  missingProducts: 'не хватает продуктов',
  noPartnerResponse: 'партнер не ответил',
  poeUnavailable: 'подтверждение выполнения недоступно',
};

export const requestDetails: Readonly<Record<RequestDetail, string>> = {
  incorrectMpn: `${en.requestDetails.incorrectMpn} (неверный MPN ID)`,
  incorrectActivity: `${en.requestDetails.incorrectActivity} (неверная деятельность)`,
  noLongerWorkingWithCustomer: `${en.requestDetails.noLongerWorkingWithCustomer} (больше не работаем с клиентом)`,
  other: `${en.requestDetails.other} (другое)`,
};

export const checklist: Readonly<Record<ChecklistItem, string>> = {
  claim: 'Оно относится к этой заявке',
  customerAcknowledgment: 'На нем есть подпись клиента',
  dates: 'Его даты не старше 12 месяцев до отправки',
  solution: 'Выполненная работа описана',
  products: 'Каждый заявленный продукт или нагрузка названы',
};

export const breaches: Readonly<Record<Breach, string>> = {
  reviewStart: 'рассмотрение должно было начаться',
  decision: 'решение должно было быть принято',
  disputeResult: 'решение по оспариванию должно было быть принято',
  target: 'общий срок истек',
};

const roles: Readonly<Record<Capacity, string>> = {
  partner: 'партнер',
  reviewer: 'проверяющий',
  customer: 'контактное лицо клиента',
};
const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} или ${words.at(-1)}`;
const statusList = (statuses: readonly Status[]): string => list(statuses.map((one) => `«${statusLabels[one]}»`));

export const noLongerYours = 'Эта заявка больше не ваша: люди в ней сменились. Ее кнопки больше ничего не делают.';
export const unknownClaim =
  'Нет такой заявки, которую вы можете видеть. Заявку видят организация партнера, которая ее создала, проверяющие после отправки и контактное лицо клиента после утверждения. Введите «помощь», чтобы узнать, что здесь можно делать.';
export const roleMissing =
  'Вы можете смотреть, но не менять. Заявки меняют люди с ролью Billing admin, Global admin или Incentives admin в своей партнерской организации.';

export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'unknownClaim':
      return unknownClaim;
    case 'roleMissing':
      return roleMissing;
    case 'otherLocation':
      return `Это заявка другого филиала. Вы можете менять заявки с MPN ID ${list(refusal.mpnIds)}; остальные может менять тот, кто действует за все филиалы.`;
    case 'notForYou':
      return `Это может сделать ${list(refusal.who.map((who) => roles[who]))}, но не вы.`;
    case 'stale':
      return 'Заявка изменилась с тех пор, как появилась ваша карточка. Вот она сейчас; ничего не сделано.';
    case 'wrongStatus':
      return `Сейчас это невозможно: это делается в статусе ${statusList(refusal.allowed)}.`;
    case 'windowClosed':
      return refusal.window === 'consent'
        ? 'Слишком поздно: срок для отказа истек, и заявка передана дальше.'
        : 'Слишком поздно: срок для оспаривания истек. Нужна новая заявка.';
    case 'disputesUsed':
      return `Эту заявку больше нельзя оспорить (не больше ${refusal.max}). Нужна новая заявка.`;
    case 'fieldsFixed':
      return `Это можно изменить только в статусе ${statusList(refusal.allowed)}. Еще можно менять MPN, продукты и контакты.`;
    case 'invalid':
      return problemIntro(refusal.problems.length);
    case 'poeMissing':
      return 'Для заявки нужен хотя бы один файл подтверждения выполнения (PoE). Нажмите «Добавить PoE» или перетащите файл в этот чат.';
    case 'poeFull':
      return `В заявке может быть не больше ${count(refusal.max, ['файла', 'файлов', 'файлов'])}.`;
    case 'poeUnknown':
      return 'В этой заявке нет такого файла.';
    case 'noAdvice':
      return 'Проверяющий не назвал продуктов, которые нужно убрать.';
    case 'heldByOther':
      return 'С одной из этих нагрузок или подписок связана другая организация. Одновременно может быть только один партнер: запросите сведения у обоих или отклоните одну заявку.';
    case 'reviewerUnfit':
      return 'Этот человек не может рассматривать заявку. Выберите проверяющего не из организации партнера.';
    default:
      return refusal satisfies never;
  }
}

const MB = 1024 * 1024;
export const badFile = (reason: RefusedFile | 'notFetched' | 'webPage', maxBytes: number): string => {
  const texts: Readonly<Record<RefusedFile | 'notFetched' | 'webPage', string>> = {
    nameMissing: 'У файла нет имени. Дайте ему имя с расширением, например work.pdf.',
    nameTooLong: `Имя файла слишком длинное. Не больше ${count(200, AFTER_GENITIVE)}.`,
    typeNotAllowed: `Файлы этого типа не принимаются. Допустимы ${en.fileTypes}.`,
    empty: 'Файл пуст.',
    tooLarge: `Файл слишком большой. Не больше ${Math.floor(maxBytes / MB)} МБ.`,
    contentDiffers: 'Содержимое файла не соответствует его имени. Сохраните его в верном формате и отправьте снова.',
    macros: 'В файле есть макросы или встроенные объекты. Сохраните его без них как docx, xlsx, pptx или pdf.',
    encrypted: 'Файл зашифрован или защищен паролем. Отправьте его без защиты.',
    damaged: 'Файл поврежден или неполон. Откройте его, сохраните заново и отправьте.',
    archive: `Архивы не принимаются. Отправьте файлы по одному; допустимы ${en.fileTypes}.`,
    executable: `Программы и сценарии не принимаются. Допустимы ${en.fileTypes}.`,
    webPage: 'Ссылка ведет на веб-страницу, а не на сам файл. Приложите файл или откройте страницу загрузки.',
    notFetched: 'Не удалось получить файл из Teams. Отправьте его снова или откройте страницу загрузки.',
  };
  return texts[reason];
};

export const colleagues: Partial<Record<NoticeKind, string>> = {
  resubmitted: 'Коллега ответил проверяющему',
  disputed: 'Коллега оспаривает отклонение',
};

export const notices: Readonly<Record<NoticeKind, string>> = {
  submitted: 'Заявка отправлена на рассмотрение',
  reviewStarted: 'Рассмотрение вашей заявки началось',
  informationRequested: 'Нужны дополнительные сведения',
  resubmitted: 'Партнер ответил',
  approved: 'Ваша заявка утверждена',
  consentAsked: 'С вашей организацией связан партнер',
  rejected: 'Заявка отклонена',
  disputed: 'Партнер оспаривает отклонение',
  sentToEligibility: 'Клиент не отказался: заявка передана на проверку соответствия',
  eligibilityAnswered: 'Проверка соответствия дала ответ',
  commented: 'Новый комментарий',
  noObjection: 'Клиент не возражает',
  reassigned: 'У заявки новый проверяющий',
  answerIn3: 'На ответ осталось три рабочих дня',
  answerIn1: 'На ответ остался один рабочий день',
  answerToday: 'Последний день для ответа',
  disputeIn7: 'На оспаривание отклонения осталось семь дней',
  disputeIn1: 'На оспаривание отклонения остался один день',
  consentIn2: 'На отказ осталось два дня',
  reviewStartIn1: 'До начала рассмотрения остался один рабочий день',
  decisionIn1: 'На решение остался один рабочий день',
  untouched: 'Ваш черновик ждет уже семь дней',
};

export const weekdays: readonly string[] = ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'];
export const months: readonly string[] = [
  'янв',
  'фев',
  'мар',
  'апр',
  'мая',
  'июн',
  'июл',
  'авг',
  'сен',
  'окт',
  'ноя',
  'дек',
];
const daysText = (n: number, counted: Deadline['counted']): string =>
  count(n, counted === 'business' ? ['рабочий день', 'рабочих дня', 'рабочих дней'] : ['день', 'дня', 'дней']);
export const left = {
  days: (n: number, counted: Deadline['counted']): string =>
    `${formOf(n, ['остался', 'осталось', 'осталось'])} ${daysText(n, counted)}`,
  over: (n: number, counted: Deadline['counted']): string => `просрочено на ${daysText(n, counted)}`,
  passed: 'срок истек',
  lastDay: 'последний день',
  paused: 'отсчет приостановлен',
};

export const unnamed = 'Заявка без названия';
export const noCustomer = 'клиент пока не указан';

export const turns = {
  yours: 'Ваш ход',
  partner: 'Ход партнера',
  reviewer: 'Ход проверяющего',
  customer: 'Ход клиента',
  nobody: 'Ничей ход',
};

export const next = {
  form: 'Дальше: заполните остальную часть формы.',
  poe: 'Дальше: добавьте подтверждение выполнения, затем отправьте.',
  submit: 'Дальше: проверьте то, что ниже, и отправьте.',
  submittedPartner: 'Дальше: проверяющий начнет рассмотрение. Еще можно добавить PoE и изменить данные.',
  submittedReviewer: 'Дальше: начните рассмотрение.',
  reviewPartner: 'Дальше: проверяющий утвердит, отклонит или запросит сведения.',
  reviewReviewer: 'Дальше: утвердите, запросите сведения или отклоните.',
  answerPartner:
    'Дальше: добавьте недостающее и отправьте повторно. Комментарий не останавливает отсчет; без ответа заявка будет отклонена.',
  answerReviewer: 'Дальше: отвечает партнер; без ответа заявка будет отклонена по истечении срока.',
  disputeClosed: 'Срок для оспаривания истек. Нужна новая заявка.',
  disputesUsed: 'Эту заявку больше нельзя оспорить. Нужна новая заявка.',
  disputePartner: 'Дальше: можно оспорить это с обоснованием или новым PoE; потом только начать заново.',
  disputeReviewer: 'Партнер может это оспорить.',
  notPayout: 'Утверждение еще не означает выплату.',
  notTold: 'Клиенту еще не сообщили; заявка ждет этого, прежде чем перейти к проверке соответствия.',
  told: 'Клиенту сообщили, и он может отказаться; потом заявка перейдет к проверке соответствия.',
  sent: 'Передано на проверку соответствия.',
  outcome: (code: string): string =>
    `Проверка соответствия: ${code}. Сверьте подписку или ID клиента в отчете о доходах и выплатах; описания программ: aka.ms/partnerincentives.`,
};

export const claimWords = {
  history: 'История',
  historyLink: 'История ›',
  disputed: 'оспаривается',
  open: 'Открыть',
  fileToOpen: 'Какой файл открыть',
  chooseFile: 'Выберите один из этих файлов.',
  openFile: 'Открыть этот файл',
  openFileLink: 'Открыть этот файл ›',
  comment: 'Комментарий',
  commentTooLong: `В комментарии не больше ${count(MAX_COMMENT, AFTER_GENITIVE)}.`,
  commentClock: 'Комментарий сам не останавливает отсчет, это делает кнопка «Отправить повторно».',
  commentTold: 'Другая сторона узнает о нем.',
  now: 'сейчас',
  target: 'Общий срок',
  overdue: 'Просрочено',
  reviewStart: 'Начать рассмотрение до',
  decision: 'Решение до',
  disputeResult: 'Решение по оспариванию до',
  answer: 'Ответ до',
  decline: 'Отказ возможен до',
  dispute: 'Оспорить до',
  advised: (products: string): string => `Рекомендовано убрать: ${products}.`,
  disputedOn: (date: string): string => `Оспорено ${date}: `,
  poe: 'Подтверждение выполнения (PoE)',
  noPoe: 'Пока нет.',
  addPoe: 'Пока нет. Нажмите «Добавить PoE» или перетащите файл в этот чат.',
  ticked: (items: string): string => `Партнер отметил: ${items || 'ничего'}.`,
  unticked: (items: string): string => `Не отмечено: ${items}.`,
  compare: 'Сравнить с конкурирующими заявками',
  compareLink: 'Сравнить с конкурирующими заявками ›',
  units: { byte: 'Б', kilo: 'КБ', mega: 'МБ', point: ',' },
};

export const facts = {
  partner: 'Партнер',
  customer: 'Клиент',
  tenant: 'ID клиента',
  activity: 'Деятельность',
  products: 'Продукты',
  mpn: 'MPN ID',
  customerContact: 'Контакт клиента',
  technicalContact: 'Технический контакт',
  partnerContact: 'Контакт партнера',
  seller: 'Продавец',
  revenueCustomer: 'Клиент для выручки',
  isvSolution: 'Решение ISV',
  reviewer: 'Проверяющий',
  clonedFrom: 'Начата на основе',
  clonedTo: 'Продолжена как',
  foreignContact: 'Адрес контакта не в домене клиента: проверьте это перед утверждением.',
  recognition: 'только признание',
  neverPaid: 'только признание, без выплат',
  andMore: (names: string, more: number): string => `${names} и еще ${more}`,
  since: 'Связь с',
  told: 'Клиенту сообщили',
  notYet: 'еще нет',
  ways: { teams: 'в Teams', email: 'по электронной почте', reviewer: 'через проверяющего' },
  noObjection: (when: string): string => `не возражает, ${when}`,
  sent: 'Передано на проверку соответствия',
};

export const buttons = {
  comment: 'Отправить комментарий',
  addPoe: 'Добавить PoE',
  submit: 'Отправить',
  change: 'Изменить данные',
  goOn: 'Продолжить заполнение',
  removePoe: 'Убрать файл',
  discard: 'Удалить черновик',
  withdraw: 'Отозвать заявку',
  takeAdvice: 'Убрать названные продукты',
  resubmit: 'Отправить повторно',
  giveUp: 'Отказаться от связи',
  dispute: 'Оспорить',
  clone: 'Начать заново на основе этой',
  reassign: 'Передать другому',
  startReview: 'Начать рассмотрение',
  approve: 'Утвердить',
  ask: 'Запросить сведения',
  reject: 'Отклонить',
  told: 'Клиенту сообщили',
  decline: 'Отказаться',
  noObjection: 'Не возражаю',
  newClaim: 'Новая заявка',
  myClaims: 'Мои заявки',
  queue: 'Очередь',
  association: (id: string): string => `Связь ${id}`,
  uploadPage: 'Открыть страницу загрузки',
  openFile: 'Открыть файл',
  back: 'Назад',
  backToClaim: 'Назад к заявке',
  close: 'Закрыть',
  save: 'Сохранить',
  next: 'Далее',
  previous: 'Назад',
  finish: 'Готово',
  show: 'Показать',
  older: 'Раньше',
  newer: 'Позже',
};

export const consent = {
  title: 'Партнер, связанный с вашей организацией',
  meaning:
    'Что это значит: партнер видит данные об использовании и/или проданных лицензиях названных выше продуктов и никаких других ваших данных. Ничего делать не нужно, если все верно.',
  inForce:
    'Срок для отказа истек, связь действует: партнер видит данные об использовании и (или) о проданных местах по названным выше продуктам и никакие другие ваши данные.',
  over: 'По этой связи партнер больше не видит ваших данных.',
  declined: 'Вы отказались от этой связи. Партнеру сообщили.',
  notInForce: 'Эта связь не действует.',
  partner: 'Партнер: ',
  products: 'Продукты: ',
  since: 'Связь с: ',
  said: 'Ваш ответ: ',
  youDeclined: 'Вы отказались: ',
  yourReason: 'Ваша причина: ',
  until: 'Отказаться можно до',
  reason: 'Причина (необязательно; ее увидит партнер)',
  reasonTooLong: `В причине не больше ${count(MAX_COMMENT, AFTER_GENITIVE)}.`,
};

export const form = {
  check: 'Проверьте это.',
  payment: 'Выплаты',
  choose: 'Выберите',
  tooLong: (label: string, max: number): string => `${label}: не больше ${count(max, AFTER_GENITIVE)}.`,
  chooseOne: (label: string): string => `${label}: выберите из предложенного.`,
  yesOrNo: (label: string): string => `${label}: да или нет.`,
};

/** Two claims for the same workload or subscription, as a reviewer compares them. */
export const sideBySide = {
  title: 'Конкурирующие заявки рядом',
  both: (names: string): string => `В обеих заявках: ${names}.`,
  open: 'Открыть эту заявку',
  openFile: 'Открыть этот файл',
  checks: 'Что отметил партнер',
  ticked: '☑ отмечено',
  unticked: '☐ не отмечено',
  tickedBy: (name: string): string => `Отметки: ${name}`,
  submitted: 'Отправлено',
  since: 'Утверждено',
  files: (n: number, first: number, last: number): string => {
    if (n === 0) return 'Файлов нет';
    return last < first ? `Все ${n} — на страницах раньше` : `Файлы ${first}–${last} из ${n}`;
  },
  moreFiles: 'Другие файлы',
  firstFiles: 'Первые файлы',
  next: (n: number): string => `Следующая из ${n}`,
  none: 'Сейчас никакая другая организация не претендует на эти нагрузки или подписки.',
  hidden:
    'Есть еще одна конкурирующая заявка, но вам она недоступна: вы относитесь к этой организации. Сравнить заявки может другой проверяющий.',
};

export const questions = {
  submit: {
    title: 'Отправить заявку',
    help: 'Отметьте, что верно для вашего подтверждения выполнения. Неотмеченное не мешает отправке, но о нем, скорее всего, спросят.',
    press: 'Отправить сейчас',
    label: 'Мое подтверждение выполнения',
    rival:
      'Другая организация заявляет одну из этих нагрузок или подписок или уже связана с ней. Отправить все равно можно; оба подтверждения сравнят, и это займет больше времени.',
  },
  information: {
    title: 'Запросить сведения у партнера',
    help: (days: number): string =>
      `У партнера на ответ ${daysText(days, 'business')}; без ответа заявка будет отклонена.`,
    press: 'Запросить',
    reasons: 'Чего не хватает (одно или несколько)',
    products: 'Какие продукты убрать (необязательно)',
    comment: 'Что должен сделать партнер',
  },
  rejection: {
    title: 'Отклонить заявку',
    help: (days: number): string =>
      `Партнер может оспаривать это ${daysText(days, 'calendar')}, если не исчерпал все оспаривания.`,
    press: 'Отклонить',
    reason: 'Причина',
    comment: 'Почему',
  },
  confirm: {
    title: 'Утвердить заявку',
    help: 'Контактное лицо может отказаться, поэтому оно должно быть со стороны клиента.',
    press: 'Утвердить',
    label: 'Адрес контакта не в домене клиента',
    checked: (email: string, domain: string): string => `Проверено: ${email} представляет ${domain}`,
  },
  dispute: {
    title: 'Оспорить отклонение',
    added: 'После отклонения вы добавили PoE; обоснование необязательно.',
    help: 'Напишите, почему решение нужно изменить, или вернитесь и сначала добавьте PoE.',
    press: 'Оспорить',
    label: 'Обоснование',
    optional: 'Обоснование (необязательно)',
  },
  withdrawal: {
    title: 'Попросить об отклонении',
    help: `Заявка сразу будет отклонена с причиной «${en.rejectionReasons.partnerRequest}».`,
    press: 'Отклонить мою заявку',
    label: 'Почему',
  },
  reassign: {
    title: 'Передать заявку другому проверяющему',
    help: 'Обоим сообщат.',
    press: 'Передать',
    label: 'Проверяющий',
  },
  remove: {
    title: 'Убрать файл',
    help: 'Пока заявка не отправлена, файлы можно убирать.',
    press: 'Убрать',
    label: 'Файл',
  },
  clone: {
    title: 'Начать заново на основе этой заявки',
    help: 'Все поля переносятся. Выберите, какие файлы перенести.',
    press: 'Начать заново',
    label: 'PoE для переноса',
  },
  comment: 'Комментарий (необязательно)',
};

const ways = { teams: 'Teams', email: 'электронная почта', reviewer: 'через проверяющего' } as const;
export const events = {
  created: 'Создание заявки',
  createdFrom: (id: string): string => `Создание заявки на основе ${id}`,
  poeAdded: (name: string): string => `Добавлен файл ${name}`,
  poeRemoved: (name: string): string => `Убран файл ${name}`,
  discarded: 'Черновик удален',
  submitted: (items: string): string => `Заявка отправлена; отмечено: ${items || 'ничего'}`,
  reviewStarted: 'Рассмотрение начато',
  informationRequested: (reasons: string): string => `Запрошены сведения: ${reasons}`,
  advised: (products: string): string => `; рекомендовано убрать ${products}`,
  resubmitted: 'Заявка отправлена повторно',
  approved: 'Заявка утверждена',
  approvedConfirmed: 'Заявка утверждена, контакт подтвержден',
  rejected: (reason: string): string => `Отклонено: ${reason}`,
  withdrawn: '; проверке соответствия сообщено об отзыве',
  disputed: 'Отклонение оспорено',
  disputeClosed: 'Срок для оспаривания истек',
  customerTold: (to: string, how: keyof typeof ways): string => `Клиенту сообщили: ${to} (${ways[how]})`,
  noObjection: 'Клиент не возражает',
  sentToEligibility: 'Клиент не отказался; передано на проверку соответствия',
  eligibilityAnswered: (code: string): string => `Ответ проверки соответствия: ${code}`,
  commented: 'Комментарий',
  reassigned: (name: string): string => `Рассмотрение передано: ${name}`,
  cloned: (id: string): string => `На основе этой заявки начата ${id}`,
  holdLost: 'Зарезервированное этой заявкой без утверждения освобождено',
  breached: (what: string): string => `Просрочено: ${what}`,
  reminded: (what: string): string => `Напоминание: ${what}`,
  empty: '(пусто)',
  yes: 'да',
  no: 'нет',
};

export const history = {
  title: (page: number, pages: number): string => `История, страница ${page} из ${pages}`,
  roles: { partner: 'партнер', reviewer: 'проверяющий', customer: 'клиент', system: 'часы' },
  system: 'Система',
  linkIssued: (name: string): string => `Выдана ссылка на ${name}`,
  opened: (name: string): string => `Открыт файл ${name}`,
  uploadLinkIssued: 'Выдана ссылка для загрузки',
  told: (who: string, when: string): string => `Сообщено: ${who}, ${when}`,
  couldNotTell: (who: string, when: string): string => `Не удалось сообщить: ${who}, ${when}`,
  reviewers: 'проверяющие',
  channel: 'канал проверяющих',
};

export const lists = {
  titles: { mine: 'Заявки вашей организации', queue: 'Очередь на рассмотрение', overdue: 'Просроченные заявки' },
  all: 'Все',
  overdue: (n: number): string =>
    `${formOf(n, ['Просрочена', 'Просрочены', 'Просрочено'])} ${count(n, CLAIMS)}. Нажмите на заявку, чтобы открыть ее.`,
  alsoOverdue: (ids: string): string => `Также просрочены: ${ids}.`,
  overdueSummary: (ids: string): string => `Просрочено: ${ids}`,
  wanted: (query: string): string => ` по запросу «${query}»`,
  one: (n: number): string => `Заявка ${n}`,
  range: (first: number, last: number): string => `Заявки ${first}–${last}`,
  of: (total: number): string => ` из ${total}`,
  press: 'Нажмите на заявку, чтобы открыть ее.',
  nothingFound: 'Ничего не найдено',
  nothingWaits: 'На рассмотрении ничего нет.',
  noneOfStatus: 'Заявок с этим статусом нет.',
  none: 'Заявок пока нет. Нажмите «Новая заявка», чтобы подать первую.',
  waiting: (n: number, more: boolean): string =>
    `${formOf(n, ['Ждет', 'Ждут', 'Ждут'])} ${count(n, CLAIMS)}${more ? ' или больше' : ''}. Осталось рабочих дней:`,
  groups: ['Просрочено', 'Последний день', 'От 1 до 2 дней', '3 дня и больше'] as readonly string[],
  partnerFor: (partner: string, customer: string): string => `${partner} для ${customer}`,
  open: 'Открыть',
  showOnly: 'Показать только',
  chooseOne: 'Выберите из предложенного.',
};

export const help = {
  what: 'Заявки CPOR связывают партнера с клиентом, который благодаря ему использует или покупает продукты Microsoft.',
  title: 'Что здесь можно делать',
  welcome: (name: string): string => `Добро пожаловать${name ? `, ${name}` : ''}`,
  actFor: 'Вы действуете за ',
  newClaim:
    '*новая заявка* — подать заявку: три коротких шага, затем файл подтверждения выполнения (PoE). Файлы перетаскивайте в этот чат или загружайте на странице загрузки.',
  mayLook:
    'Вы можете смотреть заявки своей организации. Подают и меняют их люди с ролями Billing admin, Global admin и Incentives admin.',
  partner: '*мои заявки* — заявки вашей организации. *заявка CPOR-…* — открыть одну. *найти слова* — искать.',
  reviewer: [
    'Вы рассматриваете заявки. *очередь* — что ждет, самое срочное сверху; *заявка CPOR-…* — открыть одну; *найти слова* — искать.',
    'На карточке заявки вы начинаете рассмотрение, открываете PoE, утверждаете, запрашиваете сведения или отклоняете.',
  ] as readonly string[],
  customer:
    'Вы контактное лицо клиента, с которым связан партнер. Вы можете посмотреть, что это значит, и отказаться, пока есть время. Ничего делать не нужно.',
  stranger: [
    'Здесь вас ничего не ждет: вы не указаны как партнер, проверяющий или контактное лицо клиента. Партнеры просят своего администратора добавить их; контактному лицу клиента этот бот пишет, когда заявка утверждена.',
    'Партнеры вводят *новая заявка*, проверяющие — *очередь*.',
  ] as readonly string[],
  skip: '*skip 3 days* переводит часы этого компьютера для бота вперед, чтобы увидеть сроки в действии.',
};

export const attach = {
  title: 'Для какой это заявки?',
  files: (n: number): string => count(n, FILES),
  received: 'Получено: ',
  press: '. Нажмите на заявку, которую это подтверждает.',
  giveTo: (id: string): string => `Добавить к ${id}`,
  more: 'Другая заявка: откройте ее, нажмите «Добавить PoE» и отправьте файл снова.',
};

export const newerBelow = (about: string): string => `${about}: смотрите более новую карточку в этом чате.`;
export const rejectedFor = (reason: string): string => `Заявка отклонена: ${reason}`;

export const done = {
  approved: 'Утверждено. Партнеру сообщат сейчас, контактному лицу клиента — как только Teams его найдет.',
  cloned: (id: string): string => `Это новая заявка на основе ${id}. Проверьте ее и отправьте.`,
  commented: 'Ваш комментарий отправлен другой стороне.',
  disputed: 'Оспорено. Проверяющему сообщили.',
  noObjection: 'Спасибо. Остальным сообщили.',
  reassigned: (name: string): string => `Рассмотрение передано: ${name}.`,
  customerTold: 'Отмечено, что клиенту сообщили.',
  rejected: 'Отклонено. Партнеру сообщили.',
  poeRemoved: 'Файл убран.',
  asked: 'Партнеру отправлен запрос.',
  resubmitted: 'Отправлено повторно. Проверяющему сообщили.',
  reviewStarted: 'Рассмотрение началось; партнеру сообщили.',
  submitted: 'Отправлено. Проверяющим сообщили.',
  adviceTaken: 'Продукты, которые назвал проверяющий, убраны.',
  saved: 'Сохранено.',
  fileLink: (name: string): string => `Ссылка на ${name} действует пять минут.`,
  uploadLink: (megabytes: number, files: number): string =>
    `В течение 15 минут перетаскивайте файлы в этот чат или откройте страницу загрузки (ссылка действует час). ${en.fileTypes}; до ${megabytes} МБ каждый, до ${count(files, ['файла', 'файлов', 'файлов'])}.`,
};

export const files = {
  picture: 'изображение',
  onePicture: 'изображение',
  thePicture: 'Изображение',
  received: (names: string): string => `Получено: ${names}; идет проверка. Ответ появится здесь.`,
  unread: (n: number, most: number): string =>
    `Не удалось прочитать из сообщения ${count(n, FILES)}. Отправьте снова, не больше ${most} за раз.`,
  noClaim:
    'Сейчас ни одна ваша заявка не принимает PoE. Введите «новая заявка», чтобы начать ее, и отправьте файл снова.',
  gone: 'Этот файл здесь больше не известен. Нажмите «Добавить PoE» на заявке и отправьте его снова.',
  givenBefore:
    'Этот файл уже был передан этой заявке. Если в ней его нет, нажмите «Добавить PoE» и отправьте его снова.',
  given: (name: string | undefined, id: string): string =>
    `Добавлено к «${name ?? 'заявке'}» (${id}): смотрите карточку в этом чате.`,
  checking: (name: string | undefined, id: string): string =>
    `Передано для «${name ?? 'заявки'}» (${id}): идет проверка, ответ появится здесь.`,
  added: (name: string): string => `Файл ${name} добавлен.`,
  known: (name: string, as: string): string => `Файл ${name} уже есть в заявке: он совпадает с ${as}.`,
  notTaken: (name: string, why: string): string => `Файл ${name} не принят. ${why}`,
  pasted:
    'Изображения, вставленные в чат, не сохраняются. Приложите изображение как файл или нажмите «Добавить PoE» на заявке и откройте страницу загрузки.',
};

export const answers = {
  nobody: 'Teams не сообщает, кто вы, поэтому здесь ничего нельзя показать или сделать.',
  onlyPersonal: 'Заявки видны только в вашем личном чате со мной. Откройте его и введите «помощь».',
  failed: (reference: string): string =>
    `Что-то пошло не так. Посмотрите, выполнено ли действие; если нет, повторите, а если не поможет, сообщите номер ${reference}.`,
  failedPress: (reference: string): string =>
    `Что-то пошло не так. Нажмите еще раз; если не поможет, сообщите номер ${reference}.`,
  unknownButton:
    'Эта кнопка здесь не известна; возможно, карточка от более старой версии. Введите «помощь», чтобы узнать, что можно делать.',
  badId: 'Номер заявки выглядит так: CPOR-7K2M-9QXT. Введите «мои заявки» или «очередь», чтобы выбрать.',
  discarded: (id: string, name: string, date: string): string =>
    `Черновик ${id} удален: ${name}, ${date}. Введите «новая заявка», чтобы начать другую.`,
  nothingToDecide: 'Сейчас здесь нечего решать.',
  meanwhile: (refusal: string, last: string, status: string, turn: string): string =>
    `${refusal} Последнее: ${last}. Сейчас: «${status}», ${turn.toLowerCase()}.`,
  clock: 'часы',
  howFar: 'Напишите, насколько: «skip 3 days», «skip 2 hours» или «skip 1 week».',
  skipped: (now: string): string =>
    `Сейчас ${now}. Все, чему подошел срок, сделано, и всем, кого это касается, сообщили.`,
};

export const inputLabels: Readonly<Record<string, string>> = {
  comment: 'Комментарий',
  justification: 'Обоснование',
  reasons: 'Причины',
  reason: 'Причина',
  detail: 'Подробность',
  checklist: 'Список проверки',
  reviewerId: 'Проверяющий',
  confirmContact: 'Контакт',
};
