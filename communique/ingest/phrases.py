"""The words of furniture, folded as ``shapes.folded`` folds them, without outer punctuation."""

from __future__ import annotations

from communique.ingest.wordlists import phrases, words

BUTTONS = words(
    "facebook twitter x whatsapp telegram email e-mail mail print copy link linkedin reddit"
    " pinterest messenger share save comment comments tweet pin flipboard sms viber vk vkontakte"
    " ok line weibo wechat qq qzone pocket instapaper tumblr youtube instagram tiktok threads"
    " bluesky mastodon rss snapchat skype gmail google permalink url via on this article post like"
    " likes more follow news bookmark download pdf listen gift subscribe button icon close open"
    " menu search truth social partager imprimer envoyer copier lien teilen drucken merken"
    " kopieren compartir imprimir enviar copiar enlace guardar compartilhar condividi stampa delen"
    " udostępnij поделиться вконтакте одноклассники телеграм печать ссылка копировать скопировать"
    " твитнуть مشاركة شارك طباعة نسخ الرابط फेसबुक ट्विटर व्हाट्सएप शेयर करें 分享 微信 微博"
    " 朋友圈 收藏 打印"
    " 空间 シェア ツイート 印刷 공유 페이스북 트위터 카카오톡 네이버 인쇄 스크랩 밴드 가"
    " url복사 aa a a+ a- mp4 mp3 mp4mp3 and or the"
    " to with in by facebooktwitter copylink"
) - {"the", "in", "by", "on", "a", "this", "more", "news", "and", "or", "to", "with", "via"}

RELATED = phrases(
    "related; related stories; related articles; related news; related topics; related content;"
    " related coverage; related links; related reading; more on this story; more on this; more"
    " stories; more news; more from; more from this section; you might also like; you may also"
    " like; you may like; you might like; also read; read also; read more; read next; recommended;"
    " recommended for you; recommended stories; recommended reading; editor's picks; editors'"
    " picks; editor's pick; most read; most popular; most viewed; trending; trending now; top"
    " stories; latest news; latest; latest stories; popular; popular stories; up next; what to"
    " read next; see also; don't miss; around the web; from the web; sponsored; sponsored content;"
    " promoted; promoted stories; promoted content; photos; videos; related video; related videos;"
    " articles; in this story; in case you missed it; more like this; explore more; keep reading;"
    " further reading; more in world; more in politics; more world news; more politics news; best"
    " of; in pictures; elsewhere on; other news; other stories; from our partners; partner"
    " content; paid content; must read; must reads; hot topics; top news; featured; featured"
    " stories; you may have missed; next article; previous article; next story; previous story;"
    " sur le même sujet; a lire aussi; à lire aussi; lire aussi; lire plus; les plus lus; articles"
    " liés; dans la même rubrique; nos derniers articles; le plus lu; voir aussi; à voir aussi;"
    " mehr zum thema; lesen sie auch; auch interessant; meistgelesen; mehr dazu; das könnte sie"
    " interessieren; weitere artikel; weitere themen; lea también; lee también; más noticias; te"
    " puede interesar; noticias relacionadas; más información; lo más leído; relacionados; te"
    " recomendamos; leia também; leia mais; mais lidas; notícias relacionadas; veja também; saiba"
    " mais; leggi anche; potrebbe interessarti; articoli correlati; i più letti; lees ook; lees"
    " meer; meest gelezen; czytaj także; czytaj też; zobacz także; zobacz też; najczęściej"
    " czytane; polecamy; čtěte také; čtěte více; läs mer; läs också; les også; læs også; lue myös;"
    " citiți și; citește și; olvasta már; ilgili haberler; bunlar da ilginizi çekebilir; önerilen"
    " haberler; baca juga; berita terkait; artikel terkait; terpopuler; xem thêm; tin liên quan;"
    " đọc thêm; читайте также; читать также; читать далее; материалы по теме; по теме; еще по"
    " теме; ещё по теме; смотрите также; популярное; самое читаемое; другие новости; похожие"
    " новости; главное; рекомендуем; читайте далее; новости по теме; читайте також; дивіться"
    " також; за темою; прочетете още; още по темата; вижте още; свързани новини; още новини;"
    " най-четени; прочетете и; διαβάστε επίσης; διαβάστε ακόμη; σχετικά άρθρα; اقرأ أيضا; اقرأ"
    " أيضاً; إقرأ أيضا; اقرأ المزيد; مواضيع ذات صلة; أخبار ذات صلة; موضوعات متعلقة; مقالات ذات"
    " صلة; الأكثر قراءة; شاهد أيضا; شاهد أيضاً; قد يعجبك أيضا; المزيد; أخبار متعلقة; مطالب مرتبط;"
    " بیشتر بخوانید; ये भी पढ़ें; यह भी पढ़ें; इसे भी पढ़ें; संबंधित खबरें; और पढ़ें; 相关新闻;"
    " 相关阅读;"
    " 相关报道; 延伸阅读; 推荐阅读; 热门推荐; 更多新闻; 猜你喜欢; 大家都在看; 相關新聞;"
    " 延伸閱讀; 推薦閱讀; 你可能也想看; 更多報導; 関連記事; 関連ニュース;"
    " あわせて読みたい; おすすめ記事; おすすめの記事; 人気記事; ランキング; こちらもおすすめ;"
    " アクセスランキング; 관련기사; 관련 기사; 관련뉴스; 많이 본 뉴스;"
    " 추천기사; 추천 기사; 이 시각 주요뉴스; 인기기사; 함께 본 기사; 주요뉴스; עוד בנושא;"
    " כתבות נוספות"
)

WHOLE = RELATED | phrases(
    "advertisement; advertisements; ad; ads; advert; advertising; story continues below; story"
    " continues below advertisement; article continues below; continue reading; article continues"
    " after ad; article continues after sponsor message; sponsor message; continue reading below;"
    " scroll to continue; scroll down to continue reading; close; share this; share this article;"
    " share this story; share this post; share this page; share via; x share via; share with;"
    " share to; share on; share options; share link; share permalink; share article; share full"
    " article; view; views; comments; comment; leave a comment; add a comment; post a comment;"
    " view comments; show comments; reply; join the conversation; join the discussion; give this"
    " article; save article; save articles to read later and create your own reading list; save"
    " for later; text size; small; medium; large; increase font size; decrease font size; font"
    " size; print article; print this page; listen to this article; listen; listen to article;"
    " play; pause; mute; play video; watch; watch live; watch now; watch video; live; live tv;"
    " video; audio; gallery; view gallery; photo gallery; slideshow; enlarge this image; enlarge"
    " image; toggle caption; hide caption; show caption; image caption; caption; caption options;"
    " copy this link; copy link; link copied; embed; transcript; download; follow; follow us;"
    " follow us on social media; follow author; following; unfollow; subscribe; subscribe now;"
    " subscribe today; sign up; sign in; log in; login; register; my account; newsletter;"
    " newsletters; get our newsletter; skip to content; skip to main content; menu; search; home;"
    " back to top; next; previous; prev; more; see more; load more; show more; show less; view"
    " more; read full story; read the full story; full story; click here; learn more; terms of"
    " use; terms of service; terms and conditions; privacy policy; privacy; privacy notice; cookie"
    " policy; cookies; cookie settings; accept; accept all; accept cookies; reject all; manage"
    " cookies; manage preferences; i accept; i agree; got it; ok; contact us; about us; all rights"
    " reserved; report a mistake; report an error; report a typo; report corrections; suggest a"
    " correction; send us a correction; these are external links and will open in a new window;"
    " close share panel; share this with; media playback is unsupported on your device; image;"
    " this video can not be played; to play this video you need to enable javascript in your"
    " browser; please enable javascript; loading; loading...; read this story in; most commented;"
    " getty images/istockphoto; exclusive; breaking; breaking news; updated; published; opens in"
    " new window; opens in a new tab; opinion; analysis; world news; us news; as delivered; the"
    " associated press; our standards: the thomson reuters trust principles; our standards;"
    " enditem; end; ends; item ends; reuter; reuters; end of document; add as preferred source on"
    " google; google news; follow us on google news; prefer us on google; facebook twitter"
    " flipboard email; heard on; purchase licensing rights; acquire licensing rights;"
    " abonnez-vous; se connecter; créer un compte; identifiez-vous; s'inscrire; s'abonner; ajouter"
    " à vos sélections; partage désactivé; envoyer par e-mail; publicité; partager; imprimer;"
    " réagir; commenter; commentaires; vous possédez déjà un compte; lire plus tard; offrir"
    " l'article; offrir; article réservé aux abonnés; réservé aux abonnés; écouter l'article;"
    " partager sur facebook; lire la suite; favoris; anzeige; werbung; teilen; drucken;"
    " kommentare; merken; artikel anhören; abonnieren; anmelden; zur startseite; mehr; publicidad;"
    " compartir; comentarios; suscríbete; iniciar sesión; guardar; anuncio; publicidade;"
    " compartilhar; compartilhe; assine; continua após a publicidade; comentários; pubblicità;"
    " condividi; commenti; abbonati; accedi; advertentie; delen; reacties; reklama; udostępnij;"
    " komentarze; annons; annonse; annonce; dela; mainos; jaa; reklam; paylaş; yorumlar; abone ol;"
    " iklan; bagikan; komentar; quảng cáo; chia sẻ; реклама; поделиться; комментарии;"
    " комментировать; подписаться; подписывайтесь; войти; читать; читать полностью; перейти в"
    " фотобанк; читать ria.ru в; скопировать ссылку; регистрация; распечатать; обсудить; оставить"
    " комментарий; прослушать новость; слушать; ссылка скопирована; поширити; поділитися;"
    " підписатися; коментарі; сподели; коментари; абонирай се; абонирайте се; διαφήμιση;"
    " κοινοποίηση; σχόλια; إعلان; إعلانات; شارك; مشاركة; شارك هذا المقال; تعليقات; التعليقات;"
    " اشترك; طباعة; تابعنا; حجم الخط; استمع; نسخ الرابط; تم نسخ الرابط; حفظ; آگهی; اشتراک گذاری;"
    " विज्ञापन; शेयर करें; शेयर; टिप्पणी; टिप्पणियां; फॉलो करें; हमें फॉलो करें; 广告; 分享;"
    " 分享到;"
    " 分享到微信; 分享到微博; 关闭; 收藏; 评论; 打印; 字号; 大 中 小; 点击查看; 返回首页;"
    " 责任编辑; 扫码; 扫一扫; 展开全文; 阅读全文; 廣告; 訂閱; 留言;"
    " 列印; 加入收藏; 請繼續往下閱讀; 広告; シェア; シェアする; ツイート;"
    " このニュースをシェア; 印刷; コメント; コメントする; 保存; 会員登録; ログイン;"
    " 続きを読む; 記事をプレゼント; この記事をシェア; フォローする; 광고; 공유; 공유하기;"
    " 댓글; 댓글 쓰기; 글자크기; 글자크기 설정; 인쇄; 스크랩; 구독;"
    " 구독하기; 기사 저장; 기사원문; 본문듣기; 말하기 속도; 번역 설정; 글씨 크기 조절하기;"
    " 인쇄하기; 추천; 좋아요; 이전; 다음; 접기; 더보기; 기자 구독;"
    " פרסומת; שתף; תגובות; by; von; par; por; автор; 作者; بقلم; share your thoughts; leave a"
    " reply;"
    " about the author; about the authors; toggle menu; social sharing; about sharing; post"
    " navigation; keep reading; back to"
    " gallery; shares; expand; rss; submitted photo; most read; close"
    " panel; share page; reuse this content; copied; edit; like this; like loading; forbes staff;"
    " email address; your email address; required fields are marked; thank you; thank you for"
    " reading; thanks for reading; feedback; give us feedback; have your say; popular in the"
    " community; conversation; sort by; ads by; taboola; outbrain; view all; view image in"
    " fullscreen; skip advertisement; ad feedback; premium; change size; for immediate release;"
    " free article usually reserved for subscribers; add to your saved stories; playlist;"
    " listen to this story; subscriber-only content; members only; free to read; free access;"
    " salvar para ler depois; dê um conteúdo; conteúdo exclusivo; conteúdo para assinantes;"
    " contenido exclusivo; article abonné; plus-artikel; 有料記事; 無料記事; 会員記事;"
    " 有料会員記事;"
    " 会員限定記事; 会员专享; 付费文章; 只对会员开放; 유료기사; 프리미엄"
)

# Patterns matched at the start of a folded line of at most 300 columns.
BEGINNINGS = (
    r"this article is (?:more than )?\d+ (?:months?|years?) old$",
    r"to (?:view|play|watch) this (?:video|content)\b.{0,160}$",
    r"skip past newsletter promotion$|after newsletter promotion$",
    r"(?:list|slide|item) \d+ of \d+|list of \d+ items?$|end of list$",
    r"\d+ (?:related|recommended) (?:stories|articles)$",
    r"(?:請|请)(?:同意|先|輸入|输入|選擇|选择).{0,40}(?:規範|规范|登入|登录|登錄|隱私|隐私|功能)",
    r"share this (?:with|on|via|article|story|post)\b.{0,40}$",
    r"share (?:or comment on this article|on (?:facebook|twitter|x|linkedin|whatsapp))\b",
    r"share (?:this )?(?:article|story)(?: on| via| to)?\b.{0,30}$",
    r"(?:click|tap|press) (?:here|to|on)\b.{0,80}$",
    r"(?:please )?(?:sign up|subscribe|register|log in|sign in)\b(?! to the (?:treaty|pact|accord))"
    r".{0,20}\b(?:for|to|here|now|our|newsletter|with)\b",
    r"(?:get|receive) (?:our|the|all the|breaking|more|daily|unlimited)\b.{0,60}(?:newsletter"
    r"|inbox|alerts?|app|access)",
    r"(?:follow|join|like|find) (?:us|me|him|her|them|@\w+|our|dailymail|the \w+|\w+) (?:on|at)"
    r" (?:facebook|twitter|x\b|telegram|instagram|google|whatsapp|youtube|social|linkedin"
    r"|threads|apple|flipboard)",
    r"(?:read|see|watch) (?:more|also|next|this story in|the full|all|our)\b(?! than).{0,140}$",
    r"(?:also|must) (?:read|watch|see)\b ?[:|-]",
    r"(?:related|more|recommended|trending|don't miss|editor's pick|see also|watch|listen"
    r"|opinion|explainer"
    r"|exclusive|video|photos|in pictures|live updates?|read)(?: ?[:|]| - | >).{0,160}$",
    r"more (?:on|from|about|in) .{2,60}$",
    r"(?:you can|to) (?:read|see|find|view|watch|unsubscribe|subscribe|opt"
    r" out).{0,40}\b(?:here|below|more|link)\b",
    r"(?:we|our (?:site|website)|this (?:site|website|page)) uses? cookies",
    r"(?:by (?:continuing|clicking|signing|using|subscribing|submitting)|if you continue)\b.{0,200}"
    r"(?:cookies|terms|policy|agree|consent|conditions)",
    r"(?:©|\(c\)|copyright)\W{0,3}(?:copyright\W{0,3})?(?:19|20)\d\d",
    r".{0,60}(?:©|\(c\)|copyright)\W{0,3}(?:19|20)\d\d\b.{0,80}(?:all rights|rights reserved)",
    r".{0,80}all rights reserved\b",
    r"this material may not be (?:published|reproduced)",
    r"(?:image|media) (?:caption|copyright|source)\b",
    r"media (?:playback|caption)",
    r"(?:download|get) (?:the|our) .{0,30}\bapp\b",
    r"(?:add|make) .{2,40} (?:on|as|your) .{0,30}google",
    r"follow .{2,60} on (?:facebook|twitter|x|instagram|telegram|google|whatsapp|youtube)\b",
    r"(?:have|got) (?:a|any) (?:news )?(?:tip|story|question)s?\b",
    r"(?:contact|email|write to|reach) (?:the (?:author|reporter|writer)|us|him"
    r"|her)\b.{0,60}(?:@|at\b)",
    r"(?:this (?:article|story|post|piece) (?:was|is|has been|originally|first)|originally"
    r" published|"
    r"first published|republished|reprinted) .{0,40}(?:published|appeared|generated|posted|on"
    r"|from|by|in|updated)\b",
    r"(?:subscribers?|members?|premium)[ -]only\b",
    r"(?:explore|discover|unlock|start|try) (?:your|our|more|the) .{0,60}(?:insights|trial"
    r"|offer|subscription|access)",
    r"(?:advertisement|sponsored|promoted|ad)(?: ?[-:|]| by\b|$)",
    r"(?:click|scroll|swipe) (?:through|down|up|left|right)\b",
    r"(?:photo|image|file) (?:\d+|gallery) (?:of|/) ?\d*",
    r"\d+ of \d+$",
    r".{0,60}\bclick(?:ing)? (?:here|below)\b.{0,40}$",
    r"(?:loading|error|embed|javascript|your browser)\b.{0,80}(?:\.\.\.|supported|enabled?"
    r"|javascript|video|error)",
    r"editor(?:s|ial)?(?: team)? ?: ",
    r"(?:source|via) ?: ?\S.{0,60}$",
    r"(?:lire|voir|écouter|à lire|a lire|à voir|regarder)(?: aussi| également| la suite| notre"
    r"| l')?(?: ?:| aussi)\b.{0,200}",
    r"pour ne rien manquer\b|pour ajouter l'article\b|inscrivez-vous\b|abonnez-vous\b|recevez"
    r" (?:la|notre|chaque)\b",
    r"cet article est (?:paru|réservé|tiré|extrait)\b|(?:il vous )?reste \d+.{0,40}(?:lire"
    r"|article)",
    r"partager (?:sur|cet|l'|par)\b|suivez-nous\b|le monde (?:avec|guides)\b|les commentaires\b",
    r"(?:lesen sie|mehr zum|auch interessant|folgen sie|jetzt|hier) (?:auch|thema|uns"
    r"|abonnieren|anmelden|geht es|lesen)\b",
    r"(?:teilen|drucken|diesen artikel|artikel) (?:auf|per|via|teilen|merken|drucken|vorlesen"
    r"|anhören)\b",
    r"(?:lea|lee|leer|vea|ver|mira|siga leyendo|sigue leyendo|le puede|te puede)(?: también|"
    r" más| además|: | interesar)",
    r"(?:suscríbete|suscríbase|regístrate|síguenos|sigue (?:a|toda)|únete|recibe)\b.{0,120}",
    r"(?:leia|veja|saiba|siga|assine|receba|clique|acompanhe|inscreva-se) ?(?:também|mais|:|o"
    r" canal|nosso|as|aqui|a folha)\b",
    r"(?:leggi|guarda|vedi|segui|iscriviti|abbonati|scopri)(?: anche|: | tutt| la nostra| alla"
    r"| su| il)",
    r"(?:lees|bekijk|luister|volg|meld je)(?: ook| meer| ons| hier| aan)\b",
    r"(?:czytaj|zobacz|przeczytaj|obserwuj|dołącz|sprawdź)(?: też| także| również| więcej| nas|:)",
    r"(?:läs|les|læs|lue|se|følg|följ)(?: mer| mere| også| också| myös| også:|:| oss| os)\b",
    r"(?:ayrıca|ilgili|haberin|bizi|abone|takip)(?: oku| haber| devamı| takip| ol| et)\w*",
    r"(?:baca|lihat|simak|ikuti|dapatkan)(?: juga| selengkapnya| juga:| artikel| berita|"
    r" update| kami)\b",
    r"(?:читайте|читать|смотрите|подписывайтесь|подпишитесь|следите|присоединяйтесь|слушайте"
    r"|больше новостей"
    r"|самые важные|свежие новости|оперативн\w+ новост|все новости|новости партнеров)\b.{0,160}$",
    r"(?:читайте|дивіться|підписуйтесь|підписуйтеся|слідкуйте|приєднуйтесь)\b.{0,160}$",
    r"(?:прочетете|вижте|последвайте|абонирайте|следете|чети|виж)\b.{0,8}(?:още|също|ни|повече|и"
    r"|тук)\b",
    r"(?:διαβάστε|δείτε|ακολουθήστε|εγγραφείτε)\b.{0,120}",
    r"(?:اقرأ|إقرأ|اقرأي|شاهد|شاهدوا|تابع|تابعوا|تابعنا|اشترك|للمزيد|لمتابعة|انضم|حمل)"
    r" ?(?:أيضا|أيضاً|المزيد|ايضا|أيضًا|على|في|:|نا|ونا|تطبيق|إلى|آخر|قناة)",
    r"(?:ये|यह|इसे|इन्हें|पढ़ें) ?(?:भी|:|पूरी)",
    r"(?:हमें|लेटेस्ट|देश|और) .{0,60}(?:फॉलो|सब्सक्राइब|ज्वाइन|ज्वॉइन|क्लिक|डाउनलोड)",
    r"(?:आगे पढ़ें|सबसे पहले|ताज़ा खबर|ताजा खबर).{0,120}",
    r"(?:来源|來源|稿源|出处|文章来源|信息来源) ?[::]",
    r"\W?(?:责任编辑|责编|編輯|编辑|責任編輯|审核|校对|监制|主编|值班编辑|编审|編集|責任编辑)"
    r" ?[::/]",
    r"(?:分享|扫码|扫一扫|关注|點擊|点击|更多|本文来自|版权|声明|免责|未经|下载|長按|长按|打开"
    r"|加入|追蹤|訂閱)"
    r".{0,12}(?:到|微信|公众号|下载|原文|精彩|内容|声明|授权|转载|客户端|会员|我们|我們|觀看|查看"
    r"|app|line|頻道)",
    r"(?:版权归|版權|转载请|轉載請|特别声明|免责声明|著作权)",
    r"(?:関連記事|あわせて読みたい|【関連|この記事(?:を|は|の)|続きを読む|写真・動画"
    r"|メディア・報道関係|無断転載|記事提供|ニュースレター)",
    r".{0,20}一覧へ$",
    r"(?:▶|☞|※|■|◆|△|▲|◎|→)?\s*(?:기사제보|제보|저작권|무단|ⓒ|©|네이버|카카오|구독|관련기사|본"
    r" 기사는|이 기사는|카톡|전화|메일|사진제공)"
    r".{0,60}(?:보도자료|금지|하기|연합|뉴스|닷컴|일보|제보|구독|채널|기사|@|\d|제공|신문|경제|분류)",
    r"[\[(<]?(?:저작권자|ⓒ|copyrights? ?ⓒ?|무단 ?전재)",
    r"(?:발신지|発信地|発信)[::]",
)
