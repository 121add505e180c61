import type { Capacity } from '../../services/claims/actor.ts';
import type { Status } from '../../services/claims/claim.ts';
import type { Deadline } from '../../services/claims/businessDays.ts';
import { MAX_COMMENT, MAX_EMAIL, MAX_TEXT } from '../../services/claims/validate.ts';
import * as quoted from './quoted.ts';
import type { Words } from './words.ts';

type Forms = readonly [one: string, few: string, many: string];
const rules = new Intl.PluralRules('ru');
/** The form of a word after this number. */
function formOf(n: number, [one, few, many]: Forms): string {
  const form = rules.select(n);
  return form === 'one' ? one : form === 'few' ? few : many;
}
const count = (n: number, forms: Forms): string => `${n} ${formOf(n, forms)}`;
const AFTER_GENITIVE: Forms = ['символа', 'символов', 'символов'];
const FILES: Forms = ['файл', 'файла', 'файлов'];
const CLAIMS: Forms = ['заявка', 'заявки', 'заявок'];

const statusLabels: Words['statusLabels'] = {
  editing: 'Редактирование',
  submitted: 'Отправлено',
  underReview: 'На рассмотрении',
  partnerActionRequired: 'Требуется действие партнера',
  approved: 'Утверждено',
  rejected: 'Отклонено',
};
const activityNames: Words['activityNames'] = {
  presales: `${quoted.activities.presales} (предпродажа)`,
  usage: `${quoted.activities.usage} (использование)`,
  revenueAssociation: `${quoted.activities.revenueAssociation} (участие в выручке)`,
};
const informationReasons: Words['informationReasons'] = {
  missingAllPoe: {
    label: quoted.informationReasons.missingAllPoe,
    why: 'загружен не тот файл, или он не относится к этой заявке',
  },
  missingCustomerAcknowledgment: {
    label: quoted.informationReasons.missingCustomerAcknowledgment,
    why: 'в PoE нет подписи клиента',
  },
  missingOrOldDates: {
    label: quoted.informationReasons.missingOrOldDates,
    why: 'даты не указаны или слишком старые для этой заявки',
  },
  missingPartnerSolution: {
    label: quoted.informationReasons.missingPartnerSolution,
    why: 'выполненная работа не описана или описана недостаточно',
  },
  missingProducts: {
    label: quoted.informationReasons.missingProducts,
    why: 'заявленного продукта или рабочей нагрузки нет в PoE',
  },
};
const requestDetails: Words['requestDetails'] = {
  incorrectMpn: `${quoted.requestDetails.incorrectMpn} (неверный MPN ID)`,
  incorrectActivity: `${quoted.requestDetails.incorrectActivity} (неверная деятельность)`,
  noLongerWorkingWithCustomer: `${quoted.requestDetails.noLongerWorkingWithCustomer} (больше не работаем с клиентом)`,
  other: `${quoted.requestDetails.other} (другое)`,
};
const checklist: Words['checklist'] = {
  claim: 'Оно относится к этой заявке',
  customerAcknowledgment: 'На нем есть подпись клиента',
  dates: 'Его даты не старше 12 месяцев до отправки',
  solution: 'Выполненная работа описана',
  products: 'Каждый заявленный продукт или нагрузка названы',
};
const breaches: Words['breaches'] = {
  reviewStart: 'рассмотрение должно было начаться',
  decision: 'решение должно было быть принято',
  disputeResult: 'решение по оспариванию должно было быть принято',
  target: 'общий срок истек',
};
const notices: Words['notices'] = {
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
const roles: Readonly<Record<Capacity, string>> = {
  partner: 'партнер',
  reviewer: 'проверяющий',
  customer: 'контактное лицо клиента',
};
const ways: Words['facts']['ways'] = {
  teams: 'Teams',
  email: 'электронная почта',
  reviewer: 'через проверяющего',
};

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} или ${words.at(-1)}`;
const statusList = (statuses: readonly Status[]): string =>
  list(statuses.map((one) => `«${statusLabels[one]}»`));
const daysText = (n: number, counted: Deadline['counted']): string =>
  count(
    n,
    counted === 'business'
      ? ['рабочий день', 'рабочих дня', 'рабочих дней']
      : ['день', 'дня', 'дней'],
  );
const problemIntro = (n: number): string =>
  `Еще не все верно: ${count(n, ['замечание', 'замечания', 'замечаний'])}. Все, что вы ввели, сохранено.`;
const unknownClaim =
  'Нет такой заявки, которую вы можете видеть. Заявку видят организация партнера, которая ее создала, проверяющие после отправки и контактное лицо клиента после утверждения. Введите «помощь», чтобы узнать, что здесь можно делать.';
const roleMissing =
  'Вы можете смотреть, но не менять. Заявки меняют люди с ролью Billing admin, Global admin или Incentives admin в своей партнерской организации.';

export const ru: Words = {
  tag: 'ru',
  commands: {
    newClaim: 'новая заявка',
    myClaims: 'мои заявки',
    claim: 'заявка',
    find: 'найти',
    queue: 'очередь',
    help: 'помощь',
    skip: 'пропустить',
  },
  durations: {
    minute: ['минуту', 'минута', 'минуты', 'минут'],
    hour: ['час', 'часа', 'часов'],
    day: ['день', 'дня', 'дней'],
    week: ['неделю', 'неделя', 'недели', 'недель'],
  },
  statusLabels,
  areas: quoted.areas,
  activityNames,
  activityHelp: {
    usage:
      'вы расширяете использование продукта клиентом и хотите получать поощрения за использование (OSU). Для Microsoft 365 возможна только эта деятельность.',
    presales:
      'вы повлияли на покупку продукта Business Applications по корпоративной лицензии или через веб-сайт и хотите получать поощрения за предпродажу (OSA Sell).',
    revenueAssociation:
      'вы повлияли на выбор продукта как деловой советник. Это учитывается, но никогда не оплачивается.',
  },
  wrongActivity:
    'Неверно выбранная деятельность может стоить права на выплаты: после отправки ее нельзя изменить, можно только подать новую заявку.',
  pageTitles: {
    customer: 'Шаг 1 из 4: клиент',
    activity: 'Шаг 2 из 4: что вы для него делаете',
    products: 'Шаг 2 из 4: продукты',
    details: 'Шаг 2 из 4: подробности',
    contacts: 'Шаг 3 из 4: контакты',
    edit: 'Изменение отправленной заявки',
  },
  pageHelp: {
    customer:
      'О каком клиенте заявка. Каждый шаг сохраняется, как только вы нажмете «Далее»; продолжить можно когда угодно и на любом устройстве.',
    activity: 'Выберите, за что вы хотите быть связаны с клиентом.',
    products:
      'Выберите все продукты и рабочие нагрузки заявки. Каждый должен быть назван в подтверждении выполнения.',
    details: 'Продукты Business Applications связываются по подписке.',
    contacts: 'Контактное лицо клиента узнает об утверждении и может отказаться.',
    edit: 'Это еще можно изменить. Со сменой контактного лица клиента право отказаться сразу переходит к новому.',
  },
  fieldLabels: {
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
  },
  subscriptionLabel: (product) => `ID подписки: ${product}`,
  recentCustomer: 'Недавний клиент (заполнит то, что ниже останется пустым)',
  placeholders: {
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
  },
  problems: {
    required: 'Это нужно заполнить.',
    tooLong: `Слишком длинно: не больше ${count(MAX_TEXT, AFTER_GENITIVE)}, в адресе почты или домене не больше ${MAX_EMAIL}.`,
    notAGuid: 'Это не GUID. Он выглядит так: 8f6e0d2c-1b3a-4c5d-9e7f-0a1b2c3d4e5f.',
    notAnEmail: 'Это не адрес электронной почты. Он выглядит так: name@company.com.',
    notADomain: 'Это не домен. Он выглядит так: litware.com, без https:// и без пути.',
    notAnMpnId: 'В MPN ID от 5 до 10 цифр.',
    globalMpn:
      'Это глобальный ID головной организации, он ничего не приносит. Выберите ID филиала.',
    foreignMpn: 'Это не филиал вашей организации.',
    notEnrolled: 'Этот филиал не участвует в программе поощрений. Выберите тот, который участвует.',
    mpnNotYours: 'Вы не можете действовать за этот филиал. Выберите один из своих.',
    saleToSelf: 'Это ваша собственная организация: продажа самим себе не учитывается.',
    notAChoice: 'Выберите из предложенного.',
    activityNotInArea:
      'Для Microsoft 365 возможна только Usage. Выберите ее или Business Applications.',
    productNotInActivity: 'Что-то из этого не относится к выбранной области и деятельности.',
    confirmContact: 'Адрес контакта не в домене клиента. Подтвердите, что вы это проверили.',
  },
  commentTooLong: `Слишком длинно: не больше ${count(MAX_COMMENT, AFTER_GENITIVE)}.`,
  problemIntro,
  informationReasons,
  rejectionReasons: quoted.rejectionReasons,
  rejectionWhy: {
    partnerRequest: 'по просьбе партнера',
    customerDecline: 'клиент отказался',
    insufficientPoe: 'подтверждение выполнения недостаточно',
    missingCustomerConsent: 'в PoE нет согласия клиента',
    missingProducts: 'не хватает продуктов',
    noPartnerResponse: 'партнер не ответил',
    poeUnavailable: 'подтверждение выполнения недоступно',
  },
  requestDetails,
  checklist,
  breaches,
  unknownClaim,
  roleMissing,
  noLongerYours:
    'Эта заявка больше не ваша: люди в ней сменились. Ее кнопки больше ничего не делают.',
  refusals: {
    unknownClaim: () => unknownClaim,
    roleMissing: () => roleMissing,
    otherLocation: ({ mpnIds }) =>
      `Это заявка другого филиала. Вы можете менять заявки с MPN ID ${list(mpnIds)}; остальные может менять тот, кто действует за все филиалы.`,
    notForYou: ({ who }) => `Это может сделать ${list(who.map((one) => roles[one]))}, но не вы.`,
    stale: () =>
      'Заявка изменилась с тех пор, как появилась ваша карточка. Вот она сейчас; ничего не сделано.',
    wrongStatus: ({ allowed }) =>
      `Сейчас это невозможно: это делается в статусе ${statusList(allowed)}.`,
    windowClosed: ({ window }) =>
      window === 'consent'
        ? 'Слишком поздно: срок для отказа истек, и заявка передана дальше.'
        : 'Слишком поздно: срок для оспаривания истек. Нужна новая заявка.',
    disputesUsed: ({ max }) =>
      `Эту заявку больше нельзя оспорить (не больше ${max}). Нужна новая заявка.`,
    fieldsFixed: ({ allowed }) =>
      `Это можно изменить только в статусе ${statusList(allowed)}. Еще можно менять MPN, продукты и контакты.`,
    invalid: ({ problems: all }) => problemIntro(all.length),
    poeMissing: () =>
      'Для заявки нужен хотя бы один файл подтверждения выполнения (PoE). Нажмите «Добавить PoE» или перетащите файл в этот чат.',
    poeFull: ({ max }) =>
      `В заявке может быть не больше ${count(max, ['файла', 'файлов', 'файлов'])}.`,
    poeUnknown: () => 'В этой заявке нет такого файла.',
    noAdvice: () => 'Проверяющий не назвал продуктов, которые нужно убрать.',
    heldByOther: () =>
      'С одной из этих нагрузок или подписок связана другая организация. Одновременно может быть только один партнер: запросите сведения у обоих или отклоните одну заявку.',
    reviewerUnfit: () =>
      'Этот человек не может рассматривать заявку. Выберите проверяющего не из организации партнера.',
  },
  badFiles: {
    nameMissing: 'У файла нет имени. Дайте ему имя с расширением, например work.pdf.',
    nameTooLong: `Имя файла слишком длинное. Не больше ${count(200, AFTER_GENITIVE)}.`,
    typeNotAllowed: `Файлы этого типа не принимаются. Допустимы ${quoted.fileTypes}.`,
    empty: 'Файл пуст.',
    tooLarge: (megabytes) => `Файл слишком большой. Не больше ${megabytes} МБ.`,
    contentDiffers:
      'Содержимое файла не соответствует его имени. Сохраните его в верном формате и отправьте снова.',
    macros:
      'В файле есть макросы или встроенные объекты. Сохраните его без них как docx, xlsx, pptx или pdf.',
    encrypted: 'Файл зашифрован или защищен паролем. Отправьте его без защиты.',
    damaged: 'Файл поврежден или неполон. Откройте его, сохраните заново и отправьте.',
    archive: `Архивы не принимаются. Отправьте файлы по одному; допустимы ${quoted.fileTypes}.`,
    executable: `Программы и сценарии не принимаются. Допустимы ${quoted.fileTypes}.`,
    webPage:
      'Ссылка ведет на веб-страницу, а не на сам файл. Приложите файл или откройте страницу загрузки.',
    notFetched:
      'Не удалось получить файл из Teams. Отправьте его снова или откройте страницу загрузки.',
  },
  colleagues: {
    resubmitted: 'Коллега ответил проверяющему',
    disputed: 'Коллега оспаривает отклонение',
  },
  notices,
  weekdays: ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'],
  months: ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  left: {
    days: (n, counted) =>
      `${formOf(n, ['остался', 'осталось', 'осталось'])} ${daysText(n, counted)}`,
    over: (n, counted) => `просрочено на ${daysText(n, counted)}`,
    passed: 'срок истек',
    lastDay: 'последний день',
    paused: 'отсчет приостановлен',
  },
  unnamed: 'Заявка без названия',
  noCustomer: 'клиент пока не указан',
  turns: {
    yours: 'Ваш ход',
    partner: 'Ход партнера',
    reviewer: 'Ход проверяющего',
    customer: 'Ход клиента',
    nobody: 'Ничей ход',
  },
  next: {
    form: 'Дальше: заполните остальную часть формы.',
    poe: 'Дальше: добавьте подтверждение выполнения, затем отправьте.',
    submit: 'Дальше: проверьте то, что ниже, и отправьте.',
    submittedPartner:
      'Дальше: проверяющий начнет рассмотрение. Еще можно добавить PoE и изменить данные.',
    submittedReviewer: 'Дальше: начните рассмотрение.',
    reviewPartner: 'Дальше: проверяющий утвердит, отклонит или запросит сведения.',
    reviewReviewer: 'Дальше: утвердите, запросите сведения или отклоните.',
    answerPartner:
      'Дальше: добавьте недостающее и отправьте повторно. Комментарий не останавливает отсчет; без ответа заявка будет отклонена.',
    answerReviewer:
      'Дальше: отвечает партнер; без ответа заявка будет отклонена по истечении срока.',
    disputeClosed: 'Срок для оспаривания истек. Нужна новая заявка.',
    disputesUsed: 'Эту заявку больше нельзя оспорить. Нужна новая заявка.',
    disputePartner:
      'Дальше: можно оспорить это с обоснованием или новым PoE; потом только начать заново.',
    disputeReviewer: 'Партнер может это оспорить.',
    notPayout: 'Утверждение еще не означает выплату.',
    notTold:
      'Клиенту еще не сообщили; заявка ждет этого, прежде чем перейти к проверке соответствия.',
    told: 'Клиенту сообщили, и он может отказаться; потом заявка перейдет к проверке соответствия.',
    sent: 'Передано на проверку соответствия.',
    outcome: (code) =>
      `Проверка соответствия: ${code}. Сверьте подписку или ID клиента в отчете о доходах и выплатах; описания программ: aka.ms/partnerincentives.`,
  },
  claimWords: {
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
    commentClock:
      'Комментарий сам не останавливает отсчет, это делает кнопка «Отправить повторно».',
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
    advised: (products) => `Рекомендовано убрать: ${products}.`,
    disputedOn: (date) => `Оспорено ${date}: `,
    poe: 'Подтверждение выполнения (PoE)',
    noPoe: 'Пока нет.',
    addPoe: 'Пока нет. Нажмите «Добавить PoE» или перетащите файл в этот чат.',
    ticked: (items) => `Партнер отметил: ${items || 'ничего'}.`,
    unticked: (items) => `Не отмечено: ${items}.`,
    compare: 'Сравнить с конкурирующими заявками',
    compareLink: 'Сравнить с конкурирующими заявками ›',
    units: { byte: 'Б', kilo: 'КБ', mega: 'МБ', point: ',' },
  },
  facts: {
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
    andMore: (names, more) => `${names} и еще ${more}`,
    since: 'Связь с',
    told: 'Клиенту сообщили',
    notYet: 'еще нет',
    ways: { teams: 'в Teams', email: 'по электронной почте', reviewer: 'через проверяющего' },
    noObjection: (when) => `не возражает, ${when}`,
    sent: 'Передано на проверку соответствия',
  },
  buttons: {
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
    association: (id) => `Связь ${id}`,
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
  },
  consent: {
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
  },
  form: {
    check: 'Проверьте это.',
    payment: 'Выплаты',
    choose: 'Выберите',
    tooLong: (label, max) => `${label}: не больше ${count(max, AFTER_GENITIVE)}.`,
    chooseOne: (label) => `${label}: выберите из предложенного.`,
    yesOrNo: (label) => `${label}: да или нет.`,
  },
  sideBySide: {
    title: 'Конкурирующие заявки рядом',
    both: (names) => `В обеих заявках: ${names}.`,
    open: 'Открыть эту заявку',
    openFile: 'Открыть этот файл',
    checks: 'Что отметил партнер',
    ticked: '☑ отмечено',
    unticked: '☐ не отмечено',
    tickedBy: (name) => `Отметки: ${name}`,
    submitted: 'Отправлено',
    since: 'Утверждено',
    files: (n, first, last) => {
      if (n === 0) return 'Файлов нет';
      return last < first ? `Все ${n} — на страницах раньше` : `Файлы ${first}–${last} из ${n}`;
    },
    moreFiles: 'Другие файлы',
    firstFiles: 'Первые файлы',
    next: (n) => `Следующая из ${n}`,
    none: 'Сейчас никакая другая организация не претендует на эти нагрузки или подписки.',
    hidden:
      'Есть еще одна конкурирующая заявка, но вам она недоступна: вы относитесь к этой организации. Сравнить заявки может другой проверяющий.',
  },
  questions: {
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
      help: (days) =>
        `У партнера на ответ ${daysText(days, 'business')}; без ответа заявка будет отклонена.`,
      press: 'Запросить',
      reasons: 'Чего не хватает (одно или несколько)',
      products: 'Какие продукты убрать (необязательно)',
      comment: 'Что должен сделать партнер',
    },
    rejection: {
      title: 'Отклонить заявку',
      help: (days) =>
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
      checked: (email, domain) => `Проверено: ${email} представляет ${domain}`,
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
      help: `Заявка сразу будет отклонена с причиной «${quoted.rejectionReasons.partnerRequest}».`,
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
  },
  events: {
    created: ({ clonedFrom }) =>
      clonedFrom ? `Создание заявки на основе ${clonedFrom}` : 'Создание заявки',
    poeAdded: ({ poe }) => `Добавлен файл ${poe.name}`,
    poeRemoved: ({ name }) => `Убран файл ${name}`,
    discarded: () => 'Черновик удален',
    submitted: ({ checklist: ticked }) =>
      `Заявка отправлена; отмечено: ${ticked.map((item) => checklist[item]).join('; ') || 'ничего'}`,
    reviewStarted: () => 'Рассмотрение начато',
    informationRequested: ({ reasons, advice }) => {
      const asked = `Запрошены сведения: ${reasons.map((reason) => informationReasons[reason].label).join(', ')}`;
      return advice.length > 0
        ? `${asked}; рекомендовано убрать ${advice.map(quoted.productName).join(', ')}`
        : asked;
    },
    resubmitted: () => 'Заявка отправлена повторно',
    approved: ({ contactConfirmed }) =>
      contactConfirmed ? 'Заявка утверждена, контакт подтвержден' : 'Заявка утверждена',
    rejected: ({ reason, detail, withdraws }) => {
      const why = detail
        ? `${quoted.rejectionReasons[reason]}: ${requestDetails[detail]}`
        : quoted.rejectionReasons[reason];
      return `Отклонено: ${why}${withdraws ? '; проверке соответствия сообщено об отзыве' : ''}`;
    },
    disputed: () => 'Отклонение оспорено',
    disputeClosed: () => 'Срок для оспаривания истек',
    customerTold: ({ told }) => `Клиенту сообщили: ${told.to} (${ways[told.how]})`,
    noObjection: () => 'Клиент не возражает',
    sentToEligibility: () => 'Клиент не отказался; передано на проверку соответствия',
    eligibilityAnswered: ({ code }) => `Ответ проверки соответствия: ${code}`,
    commented: () => 'Комментарий',
    reassigned: ({ to }) => `Рассмотрение передано: ${to.name}`,
    cloned: ({ to }) => `На основе этой заявки начата ${to}`,
    holdLost: () => 'Зарезервированное этой заявкой без утверждения освобождено',
    breached: ({ period }) => `Просрочено: ${breaches[period]}`,
    reminded: ({ reminder }) => `Напоминание: ${notices[reminder]}`,
  },
  change: { empty: '(пусто)', yes: 'да', no: 'нет' },
  history: {
    title: (page, pages) => `История, страница ${page} из ${pages}`,
    roles: { partner: 'партнер', reviewer: 'проверяющий', customer: 'клиент', system: 'часы' },
    system: 'Система',
    linkIssued: (name) => `Выдана ссылка на ${name}`,
    opened: (name) => `Открыт файл ${name}`,
    uploadLinkIssued: 'Выдана ссылка для загрузки',
    told: (who, when) => `Сообщено: ${who}, ${when}`,
    couldNotTell: (who, when) => `Не удалось сообщить: ${who}, ${when}`,
    reviewers: 'проверяющие',
    channel: 'канал проверяющих',
  },
  lists: {
    titles: {
      mine: 'Заявки вашей организации',
      queue: 'Очередь на рассмотрение',
      overdue: 'Просроченные заявки',
    },
    all: 'Все',
    overdue: (n) =>
      `${formOf(n, ['Просрочена', 'Просрочены', 'Просрочено'])} ${count(n, CLAIMS)}. Нажмите на заявку, чтобы открыть ее.`,
    alsoOverdue: (ids) => `Также просрочены: ${ids}.`,
    overdueSummary: (ids) => `Просрочено: ${ids}`,
    wanted: (query) => ` по запросу «${query}»`,
    one: (n) => `Заявка ${n}`,
    range: (first, last) => `Заявки ${first}–${last}`,
    of: (total) => ` из ${total}`,
    press: 'Нажмите на заявку, чтобы открыть ее.',
    nothingFound: 'Ничего не найдено',
    nothingWaits: 'На рассмотрении ничего нет.',
    noneOfStatus: 'Заявок с этим статусом нет.',
    none: 'Заявок пока нет. Нажмите «Новая заявка», чтобы подать первую.',
    waiting: (n, more) =>
      `${formOf(n, ['Ждет', 'Ждут', 'Ждут'])} ${count(n, CLAIMS)}${more ? ' или больше' : ''}. Осталось рабочих дней:`,
    groups: ['Просрочено', 'Последний день', 'От 1 до 2 дней', '3 дня и больше'],
    partnerFor: (partner, customer) => `${partner} для ${customer}`,
    open: 'Открыть',
    showOnly: 'Показать только',
    chooseOne: 'Выберите из предложенного.',
  },
  help: {
    what: 'Заявки CPOR связывают партнера с клиентом, который благодаря ему использует или покупает продукты Microsoft.',
    title: 'Что здесь можно делать',
    welcome: (name) => `Добро пожаловать${name ? `, ${name}` : ''}`,
    actFor: 'Вы действуете за ',
    newClaim:
      '*новая заявка* — подать заявку: три коротких шага, затем файл подтверждения выполнения (PoE). Файлы перетаскивайте в этот чат или загружайте на странице загрузки.',
    mayLook:
      'Вы можете смотреть заявки своей организации. Подают и меняют их люди с ролями Billing admin, Global admin и Incentives admin.',
    partner:
      '*мои заявки* — заявки вашей организации. *заявка CPOR-…* — открыть одну. *найти слова* — искать.',
    reviewer: [
      'Вы рассматриваете заявки. *очередь* — что ждет, самое срочное сверху; *заявка CPOR-…* — открыть одну; *найти слова* — искать.',
      'На карточке заявки вы начинаете рассмотрение, открываете PoE, утверждаете, запрашиваете сведения или отклоняете.',
    ],
    customer:
      'Вы контактное лицо клиента, с которым связан партнер. Вы можете посмотреть, что это значит, и отказаться, пока есть время. Ничего делать не нужно.',
    stranger: [
      'Здесь вас ничего не ждет: вы не указаны как партнер, проверяющий или контактное лицо клиента. Партнеры просят своего администратора добавить их; контактному лицу клиента этот бот пишет, когда заявка утверждена.',
      'Партнеры вводят *новая заявка*, проверяющие — *очередь*.',
    ],
    skip: '*пропустить 3 дня* переводит часы этого компьютера для бота вперед, чтобы увидеть сроки в действии.',
  },
  attach: {
    title: 'Для какой это заявки?',
    files: (n) => count(n, FILES),
    received: 'Получено: ',
    press: '. Нажмите на заявку, которую это подтверждает.',
    giveTo: (id) => `Добавить к ${id}`,
    more: 'Другая заявка: откройте ее, нажмите «Добавить PoE» и отправьте файл снова.',
  },
  newerBelow: (about) => `${about}: смотрите более новую карточку в этом чате.`,
  rejectedFor: (reason) => `Заявка отклонена: ${reason}`,
  done: {
    approved:
      'Утверждено. Партнеру сообщат сейчас, контактному лицу клиента — как только Teams его найдет.',
    cloned: (id) => `Это новая заявка на основе ${id}. Проверьте ее и отправьте.`,
    commented: 'Ваш комментарий отправлен другой стороне.',
    disputed: 'Оспорено. Проверяющему сообщили.',
    noObjection: 'Спасибо. Остальным сообщили.',
    reassigned: (name) => `Рассмотрение передано: ${name}.`,
    customerTold: 'Отмечено, что клиенту сообщили.',
    rejected: 'Отклонено. Партнеру сообщили.',
    poeRemoved: 'Файл убран.',
    asked: 'Партнеру отправлен запрос.',
    resubmitted: 'Отправлено повторно. Проверяющему сообщили.',
    reviewStarted: 'Рассмотрение началось; партнеру сообщили.',
    submitted: 'Отправлено. Проверяющим сообщили.',
    adviceTaken: 'Продукты, которые назвал проверяющий, убраны.',
    saved: 'Сохранено.',
    fileLink: (name) => `Ссылка на ${name} действует пять минут.`,
    uploadLink: (megabytes, files) =>
      `В течение 15 минут перетаскивайте файлы в этот чат или откройте страницу загрузки (ссылка действует час). ${quoted.fileTypes}; до ${megabytes} МБ каждый, до ${count(files, ['файла', 'файлов', 'файлов'])}.`,
  },
  files: {
    picture: 'изображение',
    onePicture: 'изображение',
    thePicture: 'Изображение',
    received: (names) => `Получено: ${names}; идет проверка. Ответ появится здесь.`,
    unread: (n, most) =>
      `Не удалось прочитать из сообщения ${count(n, FILES)}. Отправьте снова, не больше ${most} за раз.`,
    noClaim:
      'Сейчас ни одна ваша заявка не принимает PoE. Введите «новая заявка», чтобы начать ее, и отправьте файл снова.',
    gone: 'Этот файл здесь больше не известен. Нажмите «Добавить PoE» на заявке и отправьте его снова.',
    givenBefore:
      'Этот файл уже был передан этой заявке. Если в ней его нет, нажмите «Добавить PoE» и отправьте его снова.',
    given: (name, id) =>
      `Добавлено к «${name ?? 'заявке'}» (${id}): смотрите карточку в этом чате.`,
    checking: (name, id) =>
      `Передано для «${name ?? 'заявки'}» (${id}): идет проверка, ответ появится здесь.`,
    added: (name) => `Файл ${name} добавлен.`,
    known: (name, as) => `Файл ${name} уже есть в заявке: он совпадает с ${as}.`,
    notTaken: (name, why) => `Файл ${name} не принят. ${why}`,
    pasted:
      'Изображения, вставленные в чат, не сохраняются. Приложите изображение как файл или нажмите «Добавить PoE» на заявке и откройте страницу загрузки.',
  },
  answers: {
    nobody: 'Teams не сообщает, кто вы, поэтому здесь ничего нельзя показать или сделать.',
    onlyPersonal:
      'Заявки видны только в вашем личном чате со мной. Откройте его и введите «помощь».',
    failed: (reference) =>
      `Что-то пошло не так. Посмотрите, выполнено ли действие; если нет, повторите, а если не поможет, сообщите номер ${reference}.`,
    failedPress: (reference) =>
      `Что-то пошло не так. Нажмите еще раз; если не поможет, сообщите номер ${reference}.`,
    unknownButton:
      'Эта кнопка здесь не известна; возможно, карточка от более старой версии. Введите «помощь», чтобы узнать, что можно делать.',
    badId:
      'Номер заявки выглядит так: CPOR-7K2M-9QXT. Введите «мои заявки» или «очередь», чтобы выбрать.',
    discarded: (id, name, date) =>
      `Черновик ${id} удален: ${name}, ${date}. Введите «новая заявка», чтобы начать другую.`,
    nothingToDecide: 'Сейчас здесь нечего решать.',
    meanwhile: (refusal, last, status, turn) =>
      `${refusal} Последнее: ${last}. Сейчас: «${status}», ${turn.toLowerCase()}.`,
    clock: 'часы',
    howFar:
      'Напишите, насколько: «пропустить 3 дня», «пропустить 2 часа» или «пропустить 1 неделю».',
    tooFar: 'Слишком далеко: не больше ста лет за раз.',
    skipped: (now) =>
      `Сейчас ${now}. Все, чему подошел срок, сделано, и всем, кого это касается, сообщили.`,
  },
  inputLabels: {
    comment: 'Комментарий',
    justification: 'Обоснование',
    reasons: 'Причины',
    reason: 'Причина',
    detail: 'Подробность',
    checklist: 'Список проверки',
    reviewerId: 'Проверяющий',
    confirmContact: 'Контакт',
  },
  links: {
    uploadOver:
      'Эта ссылка не работает или больше не действует: ее срок — один час. Чтобы получить новую, нажмите «Добавить PoE» на карточке заявки в Teams.',
    fileOver:
      'Эта ссылка не работает или больше не действует. Чтобы получить новую, нажмите кнопку на карточке заявки еще раз.',
    fileGone: 'Этот файл больше не хранится.',
  },
  uploadPage: {
    tab: 'загрузка подтверждения выполнения',
    title: 'Загрузка подтверждения выполнения (PoE)',
    choose: 'Выбрать файлы',
    orDrop: 'или перетащите их в любое место этой страницы',
    types: 'Типы:',
    typesTaken: `${quoted.fileTypes}. Без макросов и паролей.`,
    size: 'Размер:',
    sizeTaken: (megabytes) => `каждый файл до ${megabytes} МБ.`,
    room: 'Место:',
    onClaim: 'Сейчас в заявке: {n} из {most}',
    noScript:
      'Эта страница отправляет файлы с помощью JavaScript, а в этом браузере он отключен. Перетащите файлы в чат с ботом в Teams.',
    uploads: 'Ваши загрузки',
    next: 'Вернитесь в Teams: файлы видны на карточке заявки, там и продолжайте. Эту страницу можно закрыть, а можно добавить еще файлы.',
    kept: 'Файлы в заявке ({n})',
    none: 'Пока нет.',
    checks: 'На что смотрят проверяющие',
    checksHelp:
      'Здесь ничего делать не нужно: вы отметите это в Teams, когда будете отправлять заявку.',
    letGo: 'Отпустите, чтобы добавить файлы',
    script: {
      noRoom: 'больше нет',
      room: {
        one: 'еще на {n} файл',
        few: 'еще на {n} файла',
        many: 'еще на {n} файлов',
        other: 'еще на {n} файла',
      },
      waiting: 'Ожидание',
      progress: 'Ход загрузки файла {name}',
      sending: 'Отправка, {percent}%',
      checking: 'Проверка',
      broke: 'Соединение прервалось.',
      failed: 'Загрузить не удалось.',
      known: 'Этот файл уже есть в заявке под именем {name}. Второй раз он не добавлен.',
      addedNow: '{size}, только что добавлен',
      added: 'Добавлен в заявку.',
      linkOver: 'Не добавлен: ссылка на эту страницу больше не действует.',
      folder: 'Папки не принимаются. Выберите файлы из папки.',
      cancelled: 'Отменено.',
      cancel: 'Отменить',
      retry: 'Повторить',
      dismiss: 'Убрать',
      sum: {
        one: 'Добавлено {done} из {n} файла',
        few: 'Добавлено {done} из {n} файлов',
        many: 'Добавлено {done} из {n} файлов',
        other: 'Добавлено {done} из {n} файла',
      },
      sumFailed: 'не добавлено: {n}',
      sumCancelled: 'отменено: {n}',
      sumLeft: 'осталось: {n}',
    },
  },
};
