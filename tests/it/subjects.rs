//! What was hit, as the notes call it, in sentences of many languages.

use crate::names::subject;
use incident_timeline::read_incident;

/// A sentence above a timeline, and what it says was hit.
const SUBJECTS: &[(&str, &str)] = &[
    ("Le paiement en ligne était indisponible pendant 42 minutes.", "paiement en ligne"),
    ("Entre 8h31 et 9h44, les commandes ont échoué.", "commandes"),
    ("La messagerie est restée inaccessible de 08:31 à 09:44.", "messagerie"),
    ("Dans la matinée, l'application mobile renvoyait des erreurs de 08:31 à 09:44.", "application mobile"),
    ("Environ 30 % des connexions échouaient pendant 42 minutes.", "30 % des connexions"),
    ("L'API a été indisponible pendant 1 h 12 min.", "API"),
    ("El pago con tarjeta no estuvo disponible durante 42 minutos.", "pago con tarjeta"),
    ("Entre las 08:31 y las 09:44 las transferencias fallaron.", "transferencias"),
    ("La aplicación móvil permaneció caída de 08:31 a 09:44.", "aplicación móvil"),
    ("Durante la mañana, los pedidos se perdieron durante 42 minutos.", "pedidos"),
    (
        "Aproximadamente el 30 % de las consultas devolvió errores durante 42 minutos.",
        "30 % de las consultas",
    ),
    ("Il portale clienti è rimasto offline per 42 minuti.", "portale clienti"),
    ("Dalle 08:31 alle 09:44 i pagamenti non andavano a buon fine.", "pagamenti"),
    ("Le email hanno subito ritardi dalle 08:31 alle 09:44.", "email"),
    ("La VPN è stata irraggiungibile per circa 42 minuti.", "VPN"),
    ("O aplicativo ficou fora do ar por 42 minutos.", "aplicativo"),
    ("Das 08:31 às 09:44, os pagamentos falharam.", "pagamentos"),
    ("O login permaneceu indisponível por 42 minutos.", "login"),
    ("Cerca de 30% dos pedidos retornaram erro durante 42 minutos.", "30% dos pedidos"),
    ("Das Kundenportal war 42 Minuten lang nicht erreichbar.", "Kundenportal"),
    ("Zwischen 08:31 und 09:44 Uhr lieferte die API Fehler.", "API"),
    ("Rund 30 % der Anfragen schlugen 42 Minuten lang fehl.", "30 % der Anfragen"),
    ("Tussen 08:31 en 09:44 mislukten betalingen.", "betalingen"),
    ("Het klantportaal was van 08:31 tot 09:44 onbereikbaar.", "klantportaal"),
    ("E-mail bleef 42 minuten hangen.", "E-mail"),
    ("Ongeveer 30% van de verzoeken gaf 42 minuten lang fouten.", "30% van de verzoeken"),
    ("Kassasystemet låg nere i 42 minuter.", "Kassasystemet"),
    ("Mellan 08:31 och 09:44 misslyckades betalningar.", "betalningar"),
    ("E-posten fungerade inte under 42 minuter.", "E-posten"),
    ("Webshoppen var nede i 42 minutter.", "Webshoppen"),
    ("Mellem 08:31 og 09:44 fejlede betalinger.", "betalinger"),
    ("Nettbutikken var nede i 42 minutter.", "Nettbutikken"),
    ("Mellom 08:31 og 09:44 feilet betalinger.", "betalinger"),
    ("Verkkokauppa oli alhaalla 42 minuuttia.", "Verkkokauppa"),
    ("Sklep internetowy był niedostępny przez 42 minuty.", "Sklep internetowy"),
    ("W godz. 08:31–09:44 płatności kończyły się błędem.", "płatności"),
    ("Logowanie nie działało przez 42 minuty.", "Logowanie"),
    ("Poczta przestała działać na 42 minuty.", "Poczta"),
    ("E-shop byl nedostupný 42 minut.", "E-shop"),
    ("Přihlašování nefungovalo 42 minut.", "Přihlašování"),
    ("Личный кабинет был недоступен 42 минуты.", "Личный кабинет"),
    ("С 08:31 до 09:44 платежи не проходили.", "платежи"),
    ("Почта лежала 42 минуты.", "Почта"),
    ("API отдавал ошибки с 08:31 до 09:44.", "API"),
    ("Особистий кабінет був недоступний 42 хвилини.", "Особистий кабінет"),
    ("З 08:31 до 09:44 платежі не проходили.", "платежі"),
    ("Ödeme sistemi 42 dakika boyunca kullanılamadı.", "Ödeme sistemi"),
    ("A webáruház 42 percig nem volt elérhető.", "webáruház"),
    ("Portalul a fost indisponibil timp de 42 de minute.", "Portalul"),
    ("Plățile au eșuat între 08:31 și 09:44.", "Plățile"),
    ("Η εφαρμογή ήταν εκτός λειτουργίας για 42 λεπτά.", "εφαρμογή"),
    ("Aplikasi seluler tidak dapat diakses selama 42 menit.", "Aplikasi seluler"),
    ("Pembayaran gagal dari 08:31 sampai 09:44.", "Pembayaran"),
    ("8時31分から9時44分まで、決済サービスが利用できませんでした。", "決済サービス"),
    ("ログイン機能が42分間停止しました。", "ログイン機能"),
    ("約30%のリクエストが42分間エラーになりました。", "30%のリクエスト"),
    ("支付服务中断42分钟。", "支付服务"),
    ("8:31至9:44,用户无法登录。", "用户"),
    ("当天上午,订单系统出现故障,持续42分钟。", "订单系统"),
    ("部分用户在42分钟内无法下单。", "用户"),
    ("결제 서비스가 42분간 중단되었습니다.", "결제 서비스"),
    ("8시 31분부터 9시 44분까지 로그인이 되지 않았습니다.", "로그인"),
    ("Checkout returned 502s for 42 minutes.", "Checkout"),
    ("Between 08:31 and 09:44, about a third of uploads failed.", "uploads"),
    ("The dashboard, whose cache had expired, was unreachable for 42 minutes.", "dashboard"),
    ("For about 40 minutes of that time the mobile app was unusable.", "mobile app"),
    ("The primary window, when checkout was down, ran from 08:31 to 09:44.", "checkout"),
    ("GET requests to bucket eu-1 ended with a 503 for 42 minutes.", "GET requests to bucket eu-1"),
    ("Users in the EU got logged out repeatedly for 42 minutes.", "Users in the EU"),
    ("Emails weren't sent from 08:31 to 09:44.", "Emails"),
    ("No orders could be placed for 42 minutes.", "orders"),
    ("We could not process refunds for 42 minutes.", "refunds"),
    ("Connection pool exhausted, so checkout was down for 42 minutes.", "checkout"),
    ("The job scheduler hung for 42 minutes.", "job scheduler"),
    ("Due to an expired certificate, the partner API was unavailable for 42 minutes.", "partner API"),
    (
        "As a result, 12% of requests to the billing API timed out between 08:31 and 09:44.",
        "12% of requests to the billing API",
    ),
    ("Customers using SSO couldn't sign in for 42 minutes.", "Customers using SSO"),
    ("The search index was 42 minutes behind.", "search index"),
];

const TIMELINE: &str = "## Timeline (UTC)\n\n- 08:31 alert fired\n- 08:40 team looks\n- 09:13 errors gone\n- 09:44 quiet\n- 11:43 all resolved\n";

#[test]
fn a_sentence_names_what_was_hit() {
    for (sentence, what) in SUBJECTS {
        let incident = read_incident(&format!("# Outage on 4 March 2024\n\n{sentence}\n\n{TIMELINE}"));
        let found: Vec<&str> = incident.impacts.iter().map(subject).collect();
        assert_eq!(found, [*what], "{sentence}");
    }
}
