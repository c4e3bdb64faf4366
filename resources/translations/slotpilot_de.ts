<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DraftText</name>
    <message>
        <source>ConfigMap %1, %2</source>
        <translation>ConfigMap %1, %2</translation>
    </message>
    <message>
        <source>The image is missing.</source>
        <translation>Das Image fehlt.</translation>
    </message>
    <message>
        <source>“%1” is no image.</source>
        <translation>„%1“ ist kein Image.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>YAML: spec.template.spec.containers is missing.</source>
        <translation>YAML: spec.template.spec.containers fehlt.</translation>
    </message>
    <message>
        <source>YAML: only spec.replicas and spec.template can be changed by an update, not %1.</source>
        <translation>YAML: ein Update kann nur spec.replicas und spec.template ändern, nicht %1.</translation>
    </message>
    <message>
        <source>the rest</source>
        <translation>den Rest</translation>
    </message>
    <message>
        <source>“%1” is no quantity; write e.g. %2.</source>
        <translation>„%1“ ist keine Mengenangabe; schreiben Sie z. B. %2.</translation>
    </message>
    <message>
        <source>The %1 request is above its limit.</source>
        <translation>%1: die Anforderung (request) liegt über dem Limit.</translation>
    </message>
    <message>
        <source>%1 must say “cluster-enabled yes”.</source>
        <translation>%1 muss „cluster-enabled yes“ enthalten.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>Was läuft</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>What is wanted</source>
        <translation>Was gewünscht ist</translation>
    </message>
    <message>
        <source>%1: %2 becomes %3</source>
        <translation>%1: aus %2 wird %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>slots %1</source>
        <translation>Slots %1</translation>
    </message>
</context>
<context>
    <name>FormatText</name>
    <message>
        <source>1 slot</source>
        <translation>1 Slot</translation>
    </message>
    <message>
        <source>%1 slots</source>
        <translation>%1 Slots</translation>
    </message>
    <message>
        <source>&lt;1 %</source>
        <translation>&lt;1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>GuardText</name>
    <message>
        <source>Protected context</source>
        <translation>Geschützter Kontext</translation>
    </message>
    <message>
        <source>Name of the context</source>
        <translation>Name des Kontexts</translation>
    </message>
    <message>
        <source>&amp;Go ahead</source>
        <translation>&amp;Fortfahren</translation>
    </message>
    <message>
        <source>The context %1 is marked as protected. Type its name to go ahead:</source>
        <translation>Der Kontext %1 ist als geschützt markiert. Geben Sie seinen Namen ein, um fortzufahren:</translation>
    </message>
    <message>
        <source>This context is marked as read-only in Settings.</source>
        <translation>Dieser Kontext ist in den Einstellungen als schreibgeschützt markiert.</translation>
    </message>
    <message>
        <source>Read-only context</source>
        <translation>Schreibgeschützter Kontext</translation>
    </message>
</context>
<context>
    <name>LessonText</name>
    <message>
        <source>slots that nobody owns</source>
        <translation>Slots, die niemandem gehören</translation>
    </message>
    <message>
        <source>a slot that is half moved</source>
        <translation>einen halb verschobenen Slot</translation>
    </message>
    <message>
        <source>slots that are spread unevenly</source>
        <translation>ungleich verteilte Slots</translation>
    </message>
    <message>
        <source>a Redis server that does not answer</source>
        <translation>einen Redis-Server, der nicht antwortet</translation>
    </message>
    <message>
        <source>a pod that is not ready</source>
        <translation>einen Pod, der nicht bereit ist</translation>
    </message>
    <message>
        <source>A cluster is there to be seen</source>
        <translation>Ein Cluster ist zu sehen</translation>
    </message>
    <message numerus="yes">
        <source>There are %n pod(s)</source>
        <translation>
            <numerusform>Es gibt %n Pod</numerusform>
            <numerusform>Es gibt %n Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>jetzt %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) are ready</source>
        <translation>
            <numerusform>%n Pod ist bereit</numerusform>
            <numerusform>%n Pods sind bereit</numerusform>
        </translation>
    </message>
    <message>
        <source>Each of the 16,384 slots has an owner</source>
        <translation>Jeder der 16.384 Slots hat einen Besitzer</translation>
    </message>
    <message>
        <source>%1 have one</source>
        <translation>%1 haben einen</translation>
    </message>
    <message>
        <source>%1 owns slots</source>
        <translation>%1 besitzt Slots</translation>
    </message>
    <message>
        <source>%1 owns no slot</source>
        <translation>%1 besitzt keinen Slot</translation>
    </message>
    <message>
        <source>A pod of the cluster owns no slot</source>
        <translation>Ein Pod des Clusters besitzt keinen Slot</translation>
    </message>
    <message>
        <source>There are %1 keys or more</source>
        <translation>Es gibt mindestens %1 Keys</translation>
    </message>
    <message>
        <source>The check finds nothing wrong</source>
        <translation>Die Prüfung findet keinen Fehler</translation>
    </message>
    <message>
        <source>The check was made afresh</source>
        <translation>Es wurde neu geprüft</translation>
    </message>
    <message>
        <source>The check finds %1</source>
        <translation>Die Prüfung findet %1</translation>
    </message>
    <message>
        <source>The check no longer finds %1</source>
        <translation>Die Prüfung findet nicht mehr: %1</translation>
    </message>
    <message>
        <source>Every pod runs %1</source>
        <translation>Jeder Pod läuft mit %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 is a new pod of the same name</source>
        <translation>%1 ist ein neuer Pod gleichen Namens</translation>
    </message>
    <message>
        <source>You look at the page %1</source>
        <translation>Sie sehen die Seite %1</translation>
    </message>
    <message>
        <source>A plan is made: %1</source>
        <translation>Ein Plan ist gemacht: %1</translation>
    </message>
    <message>
        <source>It waits after a step: %1</source>
        <translation>Nach einem Schritt wird gewartet: %1</translation>
    </message>
    <message>
        <source>A run succeeded: %1</source>
        <translation>Ein Lauf ist gelungen: %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>A run stopped with an error: %1</source>
        <translation>Ein Lauf endete mit einem Fehler: %1</translation>
    </message>
    <message>
        <source>Write %1 keys</source>
        <translation>%1 Keys schreiben</translation>
    </message>
    <message>
        <source>Delete pod %1</source>
        <translation>Pod %1 löschen</translation>
    </message>
    <message>
        <source>Freeze %1 for 15 seconds</source>
        <translation>%1 für 15 Sekunden einfrieren</translation>
    </message>
    <message>
        <source>Make the cluster forget %1 slots</source>
        <translation>Den Cluster %1 Slots vergessen lassen</translation>
    </message>
    <message>
        <source>Leave slot %1 half moved</source>
        <translation>Slot %1 halb verschoben liegen lassen</translation>
    </message>
    <message>
        <source>Fill in %1</source>
        <translation>%1 eintragen</translation>
    </message>
    <message numerus="yes">
        <source>Fill in %n pod(s)</source>
        <translation>
            <numerusform>%n Pod eintragen</numerusform>
            <numerusform>%n Pods eintragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zur Seite %1</translation>
    </message>
    <message>
        <source>Start the playground</source>
        <translation>Spielwiese starten</translation>
    </message>
    <message>
        <source>%1 must be a text</source>
        <translation>%1 muss ein Text sein</translation>
    </message>
    <message>
        <source>%1 must be a list of fields</source>
        <translation>%1 muss eine Liste von Feldern sein</translation>
    </message>
    <message>
        <source>a field&apos;s name</source>
        <translation>der Name eines Feldes</translation>
    </message>
    <message>
        <source>%1 has no field “%2”; it may have: %3</source>
        <translation>%1 hat kein Feld „%2“; möglich sind: %3</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>the field “%1” is there twice</source>
        <translation>das Feld „%1“ steht zweimal da</translation>
    </message>
    <message>
        <source>%1 lacks the field “%2”</source>
        <translation>%1: das Feld „%2“ fehlt</translation>
    </message>
    <message>
        <source>“%1” is empty</source>
        <translation>„%1“ ist leer</translation>
    </message>
    <message>
        <source>“%1” needs a number, not “%2”</source>
        <translation>„%1“ braucht eine Zahl, nicht „%2“</translation>
    </message>
    <message>
        <source>“%1” can only be true</source>
        <translation>„%1“ kann nur true sein</translation>
    </message>
    <message>
        <source>“%1” needs one of: %2</source>
        <translation>„%1“ braucht eines von: %2</translation>
    </message>
    <message>
        <source>“%1” needs a value</source>
        <translation>„%1“ braucht einen Wert</translation>
    </message>
    <message>
        <source>%1 is one field with its value, as “pods-ready: 3”</source>
        <translation>%1 ist ein Feld mit seinem Wert, wie „pods-ready: 3“</translation>
    </message>
    <message>
        <source>there is no %1 “%2”; there are: %3</source>
        <translation>%1 „%2“ gibt es nicht; es gibt: %3</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>eine Bedingung</translation>
    </message>
    <message>
        <source>a condition&apos;s value</source>
        <translation>der Wert einer Bedingung</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>an offer is a field with its value, as “delete-pod: redis-1”</source>
        <translation>ein Angebot ist ein Feld mit seinem Wert, wie „delete-pod: redis-1“</translation>
    </message>
    <message>
        <source>an offer</source>
        <translation>ein Angebot</translation>
    </message>
    <message>
        <source>an offer does one thing</source>
        <translation>ein Angebot tut nur eines</translation>
    </message>
    <message>
        <source>offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>the offer does nothing</source>
        <translation>das Angebot tut nichts</translation>
    </message>
    <message>
        <source>“%1” must be a list</source>
        <translation>„%1“ muss eine Liste sein</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>ein Schritt</translation>
    </message>
    <message>
        <source>the step</source>
        <translation>der Schritt</translation>
    </message>
    <message>
        <source>the lesson</source>
        <translation>die Lektion</translation>
    </message>
    <message>
        <source>the lesson has no steps</source>
        <translation>die Lektion hat keine Schritte</translation>
    </message>
    <message>
        <source>the field “%1” is only in the lesson or only in its translation</source>
        <translation>das Feld „%1“ steht nur in der Lektion oder nur in ihrer Übersetzung</translation>
    </message>
    <message>
        <source>the lesson has %1 steps, its translation %2</source>
        <translation>die Lektion hat %1 Schritte, ihre Übersetzung %2</translation>
    </message>
</context>
<context>
    <name>MetricText</name>
    <message>
        <source>0 ms</source>
        <translation>0 ms</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>Fehlzugriffe</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Clients&apos; memory</source>
        <translation>Speicher der Clients</translation>
    </message>
    <message>
        <source>Last slow execution</source>
        <translation>Letzte langsame Ausführung</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Network in</source>
        <translation>Netz, eingehend</translation>
    </message>
    <message>
        <source>Network out</source>
        <translation>Netz, ausgehend</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Fragmentation</source>
        <translation>Fragmentierung</translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation>Replikationsrückstand</translation>
    </message>
    <message>
        <source>Keys in the database.</source>
        <translation>Keys in der Datenbank.</translation>
    </message>
    <message>
        <source>Reads a second that found their key.</source>
        <translation>Lesezugriffe pro Sekunde, die ihren Key fanden.</translation>
    </message>
    <message>
        <source>Reads a second of keys that are not there.</source>
        <translation>Lesezugriffe pro Sekunde auf Keys, die es nicht gibt.</translation>
    </message>
    <message>
        <source>Memory that Redis took for data and itself (used_memory).</source>
        <translation>Speicher, den Redis für Daten und sich selbst belegt hat (used_memory).</translation>
    </message>
    <message>
        <source>Memory of ordinary clients&apos; buffers (mem_clients_normal).</source>
        <translation>Speicher für Puffer gewöhnlicher Clients (mem_clients_normal).</translation>
    </message>
    <message>
        <source>How long the newest command of the slow log took to execute.</source>
        <translation>Wie lange der neueste Befehl im Slow Log zur Ausführung brauchte.</translation>
    </message>
    <message>
        <source>Commands a second, Slotpilot&apos;s own few among them.</source>
        <translation>Befehle pro Sekunde, darunter die wenigen von Slotpilot selbst.</translation>
    </message>
    <message>
        <source>What clients and other servers sent, a second.</source>
        <translation>Was Clients und andere Server gesendet haben, pro Sekunde.</translation>
    </message>
    <message>
        <source>What was sent to clients and other servers, a second.</source>
        <translation>Was an Clients und andere Server gesendet wurde, pro Sekunde.</translation>
    </message>
    <message>
        <source>From INFO: the round trip of Slotpilot&apos;s own read, through the API server. From Prometheus: the mean time that commands took in Redis.</source>
        <translation>Aus INFO: die Umlaufzeit von Slotpilots eigener Abfrage über den API-Server. Aus Prometheus: die mittlere Dauer der Befehle in Redis.</translation>
    </message>
    <message>
        <source>Resident over used memory: much above 1.5 is wasted, below 1 is swapped out.</source>
        <translation>Belegter RAM (RSS) im Verhältnis zum genutzten Speicher: deutlich über 1,5 ist Verschwendung, unter 1 ist ausgelagert.</translation>
    </message>
    <message>
        <source>Bytes that a replica is behind its primary.</source>
        <translation>Bytes, die eine Replica hinter ihrem Primary zurückliegt.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>Probes</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>A second</source>
        <translation>Pro Sekunde</translation>
    </message>
    <message>
        <source>Mean, ms</source>
        <translation>Mittel, ms</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the operations took no longer, in ms</source>
        <translation>Die Hälfte der Operationen dauerte nicht länger, in ms</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>90 % of the operations took no longer, in ms</source>
        <translation>90 % der Operationen dauerten nicht länger, in ms</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95 % of the operations took no longer, in ms</source>
        <translation>95 % der Operationen dauerten nicht länger, in ms</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99 % of the operations took no longer, in ms</source>
        <translation>99 % der Operationen dauerten nicht länger, in ms</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99.9</translation>
    </message>
    <message>
        <source>99.9 % of the operations took no longer, in ms</source>
        <translation>99,9 % der Operationen dauerten nicht länger, in ms</translation>
    </message>
    <message>
        <source>Max, ms</source>
        <translation>Max., ms</translation>
    </message>
    <message>
        <source>Unavailable, ms</source>
        <translation>Nicht verfügbar, ms</translation>
    </message>
    <message>
        <source>In all: somebody waited for the shard, and nobody got an answer</source>
        <translation>Insgesamt: jemand wartete auf den Shard, und niemand bekam eine Antwort</translation>
    </message>
    <message>
        <source>Shard</source>
        <translation>Shard</translation>
    </message>
    <message>
        <source>After, s</source>
        <translation>Nach, s</translation>
    </message>
    <message>
        <source>Since the load began</source>
        <translation>Seit Beginn der Last</translation>
    </message>
    <message>
        <source>Length, ms</source>
        <translation>Länge, ms</translation>
    </message>
    <message>
        <source>Meanwhile</source>
        <translation>Währenddessen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Operations that were given up</source>
        <translation>Operationen, die aufgegeben wurden</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>A redirection is followed, a lost connection opened anew</source>
        <translation>Einer Umleitung wird gefolgt, eine verlorene Verbindung neu geöffnet</translation>
    </message>
    <message>
        <source>An answer of this kind</source>
        <translation>Eine Antwort dieser Art</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>Konsistenz</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>p99, ms</source>
        <translation>p99, ms</translation>
    </message>
    <message>
        <source>Longest gap, ms</source>
        <translation>Längste Lücke, ms</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Acknowledged writes that were missing</source>
        <translation>Bestätigte Schreibvorgänge, die fehlten</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Incomplete: %1</source>
        <translation>Unvollständig: %1</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>At the left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>At the right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>B is</source>
        <translation>B ist</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 did not answer for %2
from %3 s to %4 s after the start</source>
        <translation>%1 antwortete %2 lang nicht,
von %3 s bis %4 s nach dem Start</translation>
    </message>
    <message>
        <source>meanwhile: %1</source>
        <translation>währenddessen: %1</translation>
    </message>
    <message>
        <source>No operation succeeded</source>
        <translation>Keine Operation gelang</translation>
    </message>
    <message>
        <source>Nothing could be written: lost writes could not be looked for</source>
        <translation>Nichts konnte geschrieben werden: Verlorene Schreibvorgänge ließen sich nicht suchen</translation>
    </message>
    <message>
        <source>%1 operations a second</source>
        <translation>%1 Operationen pro Sekunde</translation>
    </message>
    <message>
        <source>half of them within %1 ms, 99 % within %2 ms</source>
        <translation>die Hälfte davon binnen %1 ms, 99 % binnen %2 ms</translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledged write(s) were lost</source>
        <translation>
            <numerusform>%n bestätigter Schreibvorgang ging verloren</numerusform>
            <numerusform>%n bestätigte Schreibvorgänge gingen verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>No lost write was seen, but not every key could be read</source>
        <translation>Es wurde kein verlorener Schreibvorgang gesehen, aber nicht jeder Key ließ sich lesen</translation>
    </message>
    <message>
        <source>No acknowledged write was lost</source>
        <translation>Kein bestätigter Schreibvorgang ging verloren</translation>
    </message>
    <message numerus="yes">
        <source>%n written key(s) could not be read in the end</source>
        <translation>
            <numerusform>%n geschriebener Key ließ sich am Ende nicht lesen</numerusform>
            <numerusform>%n geschriebene Keys ließen sich am Ende nicht lesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) took effect though no reply came: not lost, but never acknowledged</source>
        <translation>
            <numerusform>%n Schreibvorgang wirkte, obwohl keine Antwort kam: nicht verloren, aber nie bestätigt</numerusform>
            <numerusform>%n Schreibvorgänge wirkten, obwohl keine Antwort kam: nicht verloren, aber nie bestätigt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 operations failed (%2)</source>
        <translation>%1 Operationen scheiterten (%2)</translation>
    </message>
    <message>
        <source>longest unavailability %1, shard %2</source>
        <translation>längste Nichtverfügbarkeit %1, Shard %2</translation>
    </message>
    <message>
        <source>while %1</source>
        <translation>während %1</translation>
    </message>
    <message>
        <source>no shard was unavailable</source>
        <translation>kein Shard war nicht verfügbar</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) could not be deleted</source>
        <translation>
            <numerusform>%n Key ließ sich nicht löschen</numerusform>
            <numerusform>%n Keys ließen sich nicht löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RateText</name>
    <message>
        <source>%1 of %2 slots</source>
        <translation>%1 von %2 Slots</translation>
    </message>
    <message>
        <source>%1 of %2 keys</source>
        <translation>%1 von %2 Keys</translation>
    </message>
    <message>
        <source>%1 keys/s</source>
        <translation>%1 Keys/s</translation>
    </message>
    <message>
        <source>%1 slots/s</source>
        <translation>%1 Slots/s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>1 slot</source>
        <translation>1 Slot</translation>
    </message>
    <message>
        <source>{n} slots</source>
        <translation>{n} Slots</translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>1 Key</translation>
    </message>
    <message>
        <source>{n} keys</source>
        <translation>{n} Keys</translation>
    </message>
    <message>
        <source>1 pod</source>
        <translation>1 Pod</translation>
    </message>
    <message>
        <source>{n} pods</source>
        <translation>{n} Pods</translation>
    </message>
    <message>
        <source>1 primary</source>
        <translation>1 Primary</translation>
    </message>
    <message>
        <source>{n} primaries</source>
        <translation>{n} Primarys</translation>
    </message>
    <message>
        <source>1 replica</source>
        <translation>1 Replica</translation>
    </message>
    <message>
        <source>{n} replicas</source>
        <translation>{n} Replicas</translation>
    </message>
    <message>
        <source>1 field</source>
        <translation>1 Feld</translation>
    </message>
    <message>
        <source>{n} fields</source>
        <translation>{n} Felder</translation>
    </message>
    <message>
        <source>1 PVC</source>
        <translation>1 PVC</translation>
    </message>
    <message>
        <source>{n} PVCs</source>
        <translation>{n} PVCs</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 weiterer Befund</translation>
    </message>
    <message>
        <source>{n} findings</source>
        <translation>{n} weitere Befunde</translation>
    </message>
    <message>
        <source>1 function library</source>
        <translation>1 Funktionsbibliothek</translation>
    </message>
    <message>
        <source>{n} bytes</source>
        <translation>{n} Bytes</translation>
    </message>
    <message>
        <source>{count} ({slots})</source>
        <translation>{count} ({slots})</translation>
    </message>
    <message>
        <source>slot {n}</source>
        <translation>Slot {n}</translation>
    </message>
    <message>
        <source>{count}, {count2} and {amount}</source>
        <translation>{count}, {count2} und {amount}</translation>
    </message>
    <message>
        <source>{word} itself</source>
        <translation>{word} selbst</translation>
    </message>
    <message>
        <source>drain</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>failover</source>
        <translation>Failover</translation>
    </message>
    <message>
        <source>surge</source>
        <translation>Surge</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>What is shown may be old: {text}</source>
        <translation>Was zu sehen ist, kann veraltet sein: {text}</translation>
    </message>
    <message>
        <source>The cluster may have changed since</source>
        <translation>Der Cluster kann sich seither geändert haben</translation>
    </message>
    <message>
        <source>The cluster may have changed since ({where})</source>
        <translation>Der Cluster kann sich seither geändert haben ({where})</translation>
    </message>
    <message>
        <source>There is no StatefulSet {set} in namespace {namespace}</source>
        <translation>Es gibt kein StatefulSet {set} im Namespace {namespace}</translation>
    </message>
    <message>
        <source>StatefulSet {set} can&apos;t be read: {text}</source>
        <translation>Das StatefulSet {set} ist nicht lesbar: {text}</translation>
    </message>
    <message>
        <source>Nothing is known about the pods that should run</source>
        <translation>Über die Pods, die laufen sollten, ist nichts bekannt</translation>
    </message>
    <message>
        <source>Deploy it, or choose another namespace or StatefulSet</source>
        <translation>Deployen Sie es, oder wählen Sie einen anderen Namespace oder ein anderes StatefulSet</translation>
    </message>
    <message>
        <source>The pods can&apos;t be listed: {text}</source>
        <translation>Die Pods lassen sich nicht auflisten: {text}</translation>
    </message>
    <message>
        <source>Nothing is known about the Redis servers</source>
        <translation>Über die Redis-Server ist nichts bekannt</translation>
    </message>
    <message>
        <source>The Kubernetes nodes can&apos;t be listed: {text}</source>
        <translation>Die Kubernetes-Nodes lassen sich nicht auflisten: {text}</translation>
    </message>
    <message>
        <source>Whether pods share a zone is not known</source>
        <translation>Ob Pods in derselben Zone laufen, ist nicht bekannt</translation>
    </message>
    <message>
        <source>The volume claims can&apos;t be listed: {text}</source>
        <translation>Die Volume Claims lassen sich nicht auflisten: {text}</translation>
    </message>
    <message>
        <source>Whether old volumes are left over is not known</source>
        <translation>Ob alte Volumes übrig sind, ist nicht bekannt</translation>
    </message>
    <message>
        <source>StatefulSet {set} has no pods</source>
        <translation>Das StatefulSet {set} hat keine Pods</translation>
    </message>
    <message>
        <source>No Redis server runs</source>
        <translation>Kein Redis-Server läuft</translation>
    </message>
    <message>
        <source>Scale it up</source>
        <translation>Skalieren Sie es hoch</translation>
    </message>
    <message>
        <source>Pod {pod} does not exist</source>
        <translation>Pod {pod} existiert nicht</translation>
    </message>
    <message>
        <source>Pods {names} do not exist</source>
        <translation>Die Pods {names} existieren nicht</translation>
    </message>
    <message>
        <source>{count} do not exist</source>
        <translation>{count} existieren nicht</translation>
    </message>
    <message>
        <source>Its Redis server and its slots are away</source>
        <translation>Sein Redis-Server und seine Slots sind nicht da</translation>
    </message>
    <message>
        <source>Their Redis servers and their slots are away</source>
        <translation>Ihre Redis-Server und ihre Slots sind nicht da</translation>
    </message>
    <message>
        <source>Kubernetes makes it again; if it does not, see the StatefulSet&apos;s events</source>
        <translation>Kubernetes legt ihn neu an; wenn nicht, sehen Sie sich die Events des StatefulSets an</translation>
    </message>
    <message>
        <source>Pod {pod} is not ready: {text}</source>
        <translation>Pod {pod} ist nicht bereit: {text}</translation>
    </message>
    <message>
        <source>Pods {names} are not ready: {text}</source>
        <translation>Die Pods {names} sind nicht bereit: {text}</translation>
    </message>
    <message>
        <source>{count} are not ready: {text}</source>
        <translation>{count} sind nicht bereit: {text}</translation>
    </message>
    <message>
        <source>Kubernetes does not count on it, and an update waits for it</source>
        <translation>Kubernetes rechnet nicht damit, und ein Update wartet darauf</translation>
    </message>
    <message>
        <source>See the pod&apos;s events and log</source>
        <translation>Sehen Sie sich Events und Log des Pods an</translation>
    </message>
    <message>
        <source>Bring its pod back; if Kubernetes does not make it, see the StatefulSet&apos;s events</source>
        <translation>Bringen Sie seinen Pod zurück; legt Kubernetes ihn nicht an, sehen Sie sich die Events des StatefulSets an</translation>
    </message>
    <message>
        <source>It runs and does not answer: see its log and what keeps it busy (a long command, a big key, a full machine); if it hangs, delete the pod</source>
        <translation>Er läuft und antwortet nicht: sehen Sie nach, was im Log steht und was ihn beschäftigt (ein langer Befehl, ein großer Key, eine volle Maschine); hängt er, löschen Sie den Pod</translation>
    </message>
    <message>
        <source>The Redis server of {pod} can&apos;t be asked: {text}</source>
        <translation>Der Redis-Server von {pod} lässt sich nicht abfragen: {text}</translation>
    </message>
    <message>
        <source>The Redis servers of {names} can&apos;t be asked: {text}</source>
        <translation>Die Redis-Server von {names} lassen sich nicht abfragen: {text}</translation>
    </message>
    <message>
        <source>What it holds is not known</source>
        <translation>Was er hält, ist nicht bekannt</translation>
    </message>
    <message>
        <source>What they hold is not known</source>
        <translation>Was sie halten, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Its {count} may not be served</source>
        <translation>Vielleicht nicht bedient: {count}</translation>
    </message>
    <message>
        <source>Their {count} may not be served</source>
        <translation>Vielleicht nicht bedient: {count}</translation>
    </message>
    <message>
        <source>{count} has no owner</source>
        <translation>{count} hat keinen Besitzer</translation>
    </message>
    <message>
        <source>{count} have no owner</source>
        <translation>{count} haben keinen Besitzer</translation>
    </message>
    <message>
        <source>Keys in them can be neither read nor written; with cluster-require-full-coverage nothing can</source>
        <translation>Keys darin sind weder lesbar noch schreibbar; mit cluster-require-full-coverage gar keine</translation>
    </message>
    <message>
        <source>If their pod is away, bring it back; otherwise repair: they go to whoever holds their keys</source>
        <translation>Ist ihr Pod nicht da, bringen Sie ihn zurück; sonst reparieren Sie: sie gehen an den, der ihre Keys hält</translation>
    </message>
    <message>
        <source>{count} ({slots}) has no owner: {pod} does not own it, though others say so</source>
        <translation>{count} ({slots}) hat keinen Besitzer: {pod} besitzt ihn nicht, obwohl andere das sagen</translation>
    </message>
    <message>
        <source>{count} ({slots}) have no owner: {pod} does not own them, though others say so</source>
        <translation>{count} ({slots}) haben keinen Besitzer: {pod} besitzt sie nicht, obwohl andere das sagen</translation>
    </message>
    <message>
        <source>If no move runs, repair: they go to whoever holds their keys</source>
        <translation>Läuft kein Umzug, reparieren Sie: sie gehen an den, der ihre Keys hält</translation>
    </message>
    <message>
        <source>{pod} sees slot {n} as {pod2}&apos;s, not {pod3}&apos;s</source>
        <translation>{pod} sieht Slot {n} bei {pod2}, nicht bei {pod3}</translation>
    </message>
    <message>
        <source>{pod} sees slot {n} as nobody&apos;s, not {pod2}&apos;s</source>
        <translation>{pod} sieht Slot {n} bei niemandem, nicht bei {pod2}</translation>
    </message>
    <message>
        <source>{pod} sees slot {n} as {pod2}&apos;s, not nobody&apos;s</source>
        <translation>{pod} sieht Slot {n} bei {pod2}, sonst gehört er niemandem</translation>
    </message>
    <message>
        <source>{pod} sees other owners for {count} ({slots}): slot {n} as {pod2}&apos;s, not {pod3}&apos;s</source>
        <translation>{pod} sieht andere Besitzer für {count} ({slots}): Slot {n} bei {pod2}, nicht bei {pod3}</translation>
    </message>
    <message>
        <source>{pod} sees other owners for {count} ({slots}): slot {n} as nobody&apos;s, not {pod2}&apos;s</source>
        <translation>{pod} sieht andere Besitzer für {count} ({slots}): Slot {n} bei niemandem, nicht bei {pod2}</translation>
    </message>
    <message>
        <source>{pod} sees other owners for {count} ({slots}): slot {n} as {pod2}&apos;s, not nobody&apos;s</source>
        <translation>{pod} sieht andere Besitzer für {count} ({slots}): Slot {n} bei {pod2}, sonst gehört er niemandem</translation>
    </message>
    <message>
        <source>Clients that ask it are sent to the wrong server</source>
        <translation>Clients, die ihn fragen, werden zum falschen Server geschickt</translation>
    </message>
    <message>
        <source>Wait a moment for gossip; if it stays, the owner&apos;s config epoch must grow (CLUSTER BUMPEPOCH)</source>
        <translation>Warten Sie einen Moment auf Gossip; bleibt es so, muss die Config-Epoche des Besitzers steigen (CLUSTER BUMPEPOCH)</translation>
    </message>
    <message>
        <source>{count} is claimed by more than one of {names}</source>
        <translation>{count} wird von mehr als einem beansprucht: {names}</translation>
    </message>
    <message>
        <source>{count} are claimed by more than one of {names}</source>
        <translation>{count} werden von mehr als einem beansprucht: {names}</translation>
    </message>
    <message>
        <source>Clients read and write in two places; the one with the lower epoch will lose its keys</source>
        <translation>Clients lesen und schreiben an zwei Orten; der mit der niedrigeren Epoche wird seine Keys verlieren</translation>
    </message>
    <message>
        <source>Repair: the server with more of the keys stays the owner, and gets the other&apos;s</source>
        <translation>Reparieren Sie: der Server mit mehr Keys bleibt Besitzer und bekommt die des anderen</translation>
    </message>
    <message>
        <source>{names} could not {phrases}</source>
        <translation>Bei {names} misslang: {phrases}</translation>
    </message>
    <message>
        <source>save an RDB file</source>
        <translation>eine RDB-Datei sichern</translation>
    </message>
    <message>
        <source>A restart may lose writes; with stop-writes-on-bgsave-error it refuses writes now</source>
        <translation>Ein Neustart kann Schreibvorgänge verlieren; mit stop-writes-on-bgsave-error werden jetzt keine mehr angenommen</translation>
    </message>
    <message>
        <source>Look at its log and at the room on its volume</source>
        <translation>Prüfen Sie das Log und den Platz auf dem Volume</translation>
    </message>
    <message>
        <source>{pod} uses {n}% of its maxmemory</source>
        <translation>{pod} belegt {n} % seines maxmemory</translation>
    </message>
    <message>
        <source>Soon it refuses writes or evicts keys, as maxmemory-policy says</source>
        <translation>Bald lehnt er Schreibvorgänge ab oder verdrängt Keys, je nach maxmemory-policy</translation>
    </message>
    <message>
        <source>Scale up, or raise maxmemory and the pod&apos;s limit</source>
        <translation>Skalieren Sie hoch, oder erhöhen Sie maxmemory und das Limit des Pods</translation>
    </message>
    <message>
        <source>{pod} has no link to its primary {pod2}</source>
        <translation>{pod} hat keine Verbindung zu seinem Primary {pod2}</translation>
    </message>
    <message>
        <source>It gets no writes; if it took over now, acknowledged writes would be lost</source>
        <translation>Er bekommt keine Schreibvorgänge; übernähme er jetzt, gingen bestätigte Schreibvorgänge verloren</translation>
    </message>
    <message>
        <source>Look at its log and at the network between them</source>
        <translation>Prüfen Sie sein Log und das Netz zwischen beiden</translation>
    </message>
    <message>
        <source>{pod} has fewer replicas than other primaries</source>
        <translation>{pod} hat weniger Replicas als andere Primarys</translation>
    </message>
    <message>
        <source>{n} primaries have fewer replicas than others</source>
        <translation>{n} Primarys haben weniger Replicas als andere</translation>
    </message>
    <message>
        <source>If one without a replica is lost, nobody takes over until its pod is back</source>
        <translation>Geht einer ohne Replica verloren, übernimmt niemand, bis sein Pod zurück ist</translation>
    </message>
    <message>
        <source>They can lose fewer pods than the others before slots are not served</source>
        <translation>Sie verkraften den Verlust von weniger Pods als die anderen, bevor Slots nicht mehr bedient werden</translation>
    </message>
    <message>
        <source>Make a replica of a primary that has more replicate it (CLUSTER REPLICATE)</source>
        <translation>Lassen Sie eine Replica eines Primarys, der mehr hat, ihm folgen (CLUSTER REPLICATE)</translation>
    </message>
    <message>
        <source>Scale up, so that there is a replica for each primary</source>
        <translation>Skalieren Sie hoch, damit es für jeden Primary eine Replica gibt</translation>
    </message>
    <message>
        <source>the slots are not spread evenly: {pod} owns {n}</source>
        <translation>die Slots sind nicht gleichmäßig verteilt: {pod} besitzt {n}</translation>
    </message>
    <message>
        <source>It serves more than its share</source>
        <translation>Er bedient mehr als seinen Anteil</translation>
    </message>
    <message>
        <source>Rebalance, unless it is meant so</source>
        <translation>Verteilen Sie neu, falls es nicht so gewollt ist</translation>
    </message>
    <message>
        <source>{pod} is not part of the Redis Cluster</source>
        <translation>{pod} gehört nicht zum Redis Cluster</translation>
    </message>
    <message>
        <source>{names} does not know {pod}</source>
        <translation>{names} kennt {pod} nicht</translation>
    </message>
    <message>
        <source>{names} do not know {pod}</source>
        <translation>{names} kennen {pod} nicht</translation>
    </message>
    <message>
        <source>It serves no keys</source>
        <translation>Er bedient keine Keys</translation>
    </message>
    <message>
        <source>They can&apos;t send clients there</source>
        <translation>Sie können Clients nicht dorthin schicken</translation>
    </message>
    <message>
        <source>Introduce it again (CLUSTER MEET)</source>
        <translation>Stellen Sie ihn neu vor (CLUSTER MEET)</translation>
    </message>
    <message>
        <source>Redis node {node} at {address} is known to {names} but is no pod&apos;s</source>
        <translation>Der Redis-Node {node} mit der Adresse {address} ist bekannt bei {names}, gehört aber zu keinem Pod</translation>
    </message>
    <message>
        <source>Redis node {node} at no address is known to {names} but is no pod&apos;s</source>
        <translation>Der Redis-Node {node} ohne Adresse ist bekannt bei {names}, gehört aber zu keinem Pod</translation>
    </message>
    <message>
        <source>Redis node {node} at {address} is known to {names} but is no pod that could be read</source>
        <translation>Der Redis-Node {node} mit der Adresse {address} ist bekannt bei {names}, gehört aber zu keinem Pod, der lesbar war</translation>
    </message>
    <message>
        <source>Redis node {node} at no address is known to {names} but is no pod that could be read</source>
        <translation>Der Redis-Node {node} ohne Adresse ist bekannt bei {names}, gehört aber zu keinem Pod, der lesbar war</translation>
    </message>
    <message>
        <source>It may be a ghost that nobody forgot, or a node of another Redis Cluster</source>
        <translation>Vielleicht ein Geist, den niemand vergessen hat, oder ein Node eines anderen Redis Clusters</translation>
    </message>
    <message>
        <source>It owns {count}, which none of the pods serves</source>
        <translation>Er besitzt {count}, und keiner der Pods bedient sie</translation>
    </message>
    <message>
        <source>If it is gone for good: CLUSTER FORGET on every node within a minute</source>
        <translation>Ist er für immer fort: CLUSTER FORGET auf jedem Node, binnen einer Minute</translation>
    </message>
    <message>
        <source>{phrase} is in the middle of a move from {from} to {to}</source>
        <translation>{phrase} ist mitten im Umzug von {from} zu {to}</translation>
    </message>
    <message>
        <source>{phrase} are in the middle of a move from {from} to {to}</source>
        <translation>{phrase} sind mitten im Umzug von {from} zu {to}</translation>
    </message>
    <message>
        <source>{from} is giving {phrase} to {to}, which is not taking it</source>
        <translation>{from} gibt {phrase} an {to} ab, der ihn nicht annimmt</translation>
    </message>
    <message>
        <source>{from} is giving {phrase} to {to}, which is not taking them</source>
        <translation>{from} gibt {phrase} an {to} ab, der sie nicht annimmt</translation>
    </message>
    <message>
        <source>{to} is taking {phrase} from {from}, which is not giving it</source>
        <translation>{to} nimmt {phrase} von {from} an, der ihn nicht abgibt</translation>
    </message>
    <message>
        <source>{to} is taking {phrase} from {from}, which is not giving them</source>
        <translation>{to} nimmt {phrase} von {from} an, der sie nicht abgibt</translation>
    </message>
    <message>
        <source>{count} is at {pod} and {n} at {pod2}</source>
        <translation>{count} ist bei {pod}, {n} bei {pod2}</translation>
    </message>
    <message>
        <source>{count} are at {pod} and {n} at {pod2}</source>
        <translation>{count} sind bei {pod}, {n} bei {pod2}</translation>
    </message>
    <message>
        <source>{count} is at {pod}</source>
        <translation>{count} ist bei {pod}</translation>
    </message>
    <message>
        <source>{count} are at {pod}</source>
        <translation>{count} sind bei {pod}</translation>
    </message>
    <message>
        <source>no key is in it</source>
        <translation>es liegt kein Key darin</translation>
    </message>
    <message>
        <source>no key is in them</source>
        <translation>es liegt kein Key darin</translation>
    </message>
    <message>
        <source>A move is under way, or one was broken off: multi-key commands on them may fail</source>
        <translation>Ein Umzug ist im Gange, oder einer brach ab: Befehle über mehrere Keys darin können scheitern</translation>
    </message>
    <message>
        <source>A move was broken off: commands on keys that are not there any more fail</source>
        <translation>Ein Umzug brach ab: Befehle auf Keys, die nicht mehr da sind, scheitern</translation>
    </message>
    <message>
        <source>A move was broken off, or its end was not heard of; clients don&apos;t notice</source>
        <translation>Ein Umzug brach ab, oder sein Ende hat sich nicht herumgesprochen; Clients merken nichts</translation>
    </message>
    <message>
        <source>If no move runs, repair finishes or undoes it</source>
        <translation>Läuft kein Umzug, beendet Reparieren ihn oder macht ihn rückgängig</translation>
    </message>
    <message>
        <source>Job {name} is left of load that was broken off</source>
        <translation>Der Job {name} ist von einer abgebrochenen Last übrig</translation>
    </message>
    <message>
        <source>Jobs {names} are left of load that was broken off</source>
        <translation>Die Jobs {names} sind von einer abgebrochenen Last übrig</translation>
    </message>
    <message>
        <source>Whoever ran it is gone: its pods end when nobody listens to them any more, and take up room until then</source>
        <translation>Wer ihn laufen ließ, ist fort: seine Pods enden, wenn ihnen niemand mehr zuhört, und brauchen bis dahin Platz</translation>
    </message>
    <message>
        <source>The next consistency check or benchmark removes it; by hand: {command}</source>
        <translation>Die nächste Konsistenzprüfung oder der nächste Benchmark entfernt ihn; von Hand: {command}</translation>
    </message>
    <message>
        <source>The next consistency check or benchmark removes them; by hand: {command}</source>
        <translation>Die nächste Konsistenzprüfung oder der nächste Benchmark entfernt sie; von Hand: {command}</translation>
    </message>
    <message>
        <source>{pod} is marked as failed by {names}</source>
        <translation>{pod} gilt als ausgefallen (FAIL) bei {names}</translation>
    </message>
    <message>
        <source>Its slots are not served, unless a replica took over</source>
        <translation>Seine Slots werden nicht bedient, falls keine Replica übernommen hat</translation>
    </message>
    <message>
        <source>If its pod runs, look at the network between them (ports 6379 and 16379)</source>
        <translation>Läuft sein Pod, prüfen Sie das Netz zwischen ihnen (Ports 6379 und 16379)</translation>
    </message>
    <message>
        <source>{pod} is not reached by {names}</source>
        <translation>{pod} ist nicht erreichbar für {names}</translation>
    </message>
    <message>
        <source>It will be marked as failed if most primaries agree</source>
        <translation>Er gilt als ausgefallen, sobald die meisten Primarys sich darin einig sind</translation>
    </message>
    <message>
        <source>Look at the network between them (ports 6379 and 16379)</source>
        <translation>Prüfen Sie das Netz zwischen ihnen (Ports 6379 und 16379)</translation>
    </message>
    <message>
        <source>{names} says cluster_state:{state}</source>
        <translation>{names} meldet cluster_state:{state}</translation>
    </message>
    <message>
        <source>{names} say cluster_state:{state}</source>
        <translation>{names} melden cluster_state:{state}</translation>
    </message>
    <message>
        <source>It refuses commands on keys</source>
        <translation>Er lehnt Befehle auf Keys ab</translation>
    </message>
    <message>
        <source>They refuse commands on keys</source>
        <translation>Sie lehnen Befehle auf Keys ab</translation>
    </message>
    <message>
        <source>It ends by itself where all slots have an owner and most primaries answer; what is in the way of that has a finding of its own</source>
        <translation>Das endet von selbst, wo alle Slots einen Besitzer haben und die meisten Primarys antworten; was dem im Wege steht, hat einen eigenen Befund</translation>
    </message>
    <message>
        <source>{pod} is at {address}, but {names} says {addresses}</source>
        <translation>{pod} hat die Adresse {address}, aber {names} nennt {addresses}</translation>
    </message>
    <message>
        <source>{pod} is at {address}, but {names} say {addresses}</source>
        <translation>{pod} hat die Adresse {address}, aber {names} nennen {addresses}</translation>
    </message>
    <message>
        <source>Clients are sent to an address that is old or somebody else&apos;s</source>
        <translation>Clients werden zu einer Adresse geschickt, die alt ist oder jemand anderem gehört</translation>
    </message>
    <message>
        <source>Start redis-server with --cluster-announce-ip from the pod&apos;s own address, as the built-in manifests do; then restart the pod</source>
        <translation>Starten Sie redis-server mit --cluster-announce-ip aus der eigenen Adresse des Pods, wie es die eingebauten Manifeste tun; dann starten Sie den Pod neu</translation>
    </message>
    <message>
        <source>{names} have the same config epoch {n}</source>
        <translation>{names} haben dieselbe Config-Epoche {n}</translation>
    </message>
    <message>
        <source>If both claim a slot, nobody decides who wins</source>
        <translation>Beanspruchen beide einen Slot, entscheidet niemand, wer gewinnt</translation>
    </message>
    <message>
        <source>Wait a moment: Redis sorts it out; otherwise CLUSTER BUMPEPOCH on one</source>
        <translation>Warten Sie einen Moment: Redis regelt das; sonst CLUSTER BUMPEPOCH auf einem</translation>
    </message>
    <message>
        <source>The Redis Cluster is not created yet</source>
        <translation>Der Redis Cluster ist noch nicht erstellt</translation>
    </message>
    <message>
        <source>The servers run, but none owns a slot</source>
        <translation>Die Server laufen, aber keiner besitzt einen Slot</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>Erstellen Sie ihn</translation>
    </message>
    <message>
        <source>Nothing is known about the cluster yet</source>
        <translation>Über den Cluster ist noch nichts bekannt</translation>
    </message>
    <message>
        <source>{text}; and {count} more</source>
        <translation>{text}; und {count}</translation>
    </message>
    <message>
        <source>The Redis server of {pod} is being read</source>
        <translation>Der Redis-Server von {pod} wird gelesen</translation>
    </message>
    <message>
        <source>The Redis servers of {names} are being read</source>
        <translation>Die Redis-Server von {names} werden gelesen</translation>
    </message>
    <message>
        <source>{count} cover all 16,384 slots and agree</source>
        <translation>{count} decken alle 16.384 Slots ab und sind sich einig</translation>
    </message>
    <message>
        <source>{count} with {count2} cover all 16,384 slots and agree</source>
        <translation>{count} mit {count2} decken alle 16.384 Slots ab und sind sich einig</translation>
    </message>
    <message>
        <source>key &apos;{key}&apos; is on {pod} and on {pod2}, which owns its slot {n}</source>
        <translation>Key &apos;{key}&apos; liegt auf {pod} und auf {pod2}, dem sein Slot {n} gehört</translation>
    </message>
    <message>
        <source>{count} of slot {n} are on {pod} and on {pod2}, its owner, e.g. &apos;{key}&apos;</source>
        <translation>{count} aus Slot {n} liegen auf {pod} und auf {pod2}, seinem Besitzer, z. B. &apos;{key}&apos;</translation>
    </message>
    <message>
        <source>Clients see {pod}&apos;s only</source>
        <translation>Clients sehen nur, was auf {pod} liegt</translation>
    </message>
    <message>
        <source>Repair keeps one where both have the same value. Where they differ it leaves both. {text}</source>
        <translation>Reparieren behält einen, wo beide denselben Wert haben. Wo sie sich unterscheiden, lässt es beide stehen. {text}</translation>
    </message>
    <message>
        <source>Look at both values (GET is for strings; TYPE tells), delete the one that is wrong, and repair again. On {pod}, the owner: {command}; to delete it: {command2}. On {pod2}: {command3}; to delete it: {command4}</source>
        <translation>Sehen Sie sich beide Werte an (GET ist für Strings; TYPE sagt es), löschen Sie den falschen, und reparieren Sie noch einmal. Auf {pod}, dem Besitzer: {command}; zum Löschen: {command2}. Auf {pod2}: {command3}; zum Löschen: {command4}</translation>
    </message>
    <message>
        <source>{pod} holds {count} of {count2} that it does not own ({slots})</source>
        <translation>{pod} hält {count} aus {count2}, die er nicht besitzt ({slots})</translation>
    </message>
    <message>
        <source>No client finds them there</source>
        <translation>Dort findet sie kein Client</translation>
    </message>
    <message>
        <source>Repair brings them to the owners of their slots</source>
        <translation>Reparieren bringt sie zu den Besitzern ihrer Slots</translation>
    </message>
    <message>
        <source>Deploy into namespace {namespace}</source>
        <translation>In den Namespace {namespace} deployen</translation>
    </message>
    <message>
        <source>Create {object}</source>
        <translation>{object} anlegen</translation>
    </message>
    <message>
        <source>Change {object}</source>
        <translation>{object} ändern</translation>
    </message>
    <message>
        <source>Change {object}: {value}</source>
        <translation>{object} ändern: {value}</translation>
    </message>
    <message>
        <source>Change {object}: {count}</source>
        <translation>{object} ändern: {count}</translation>
    </message>
    <message>
        <source>Keep {object} unchanged</source>
        <translation>{object} unverändert lassen</translation>
    </message>
    <message>
        <source>The room in which all the other objects live</source>
        <translation>Der Raum, in dem alle anderen Objekte leben</translation>
    </message>
    <message>
        <source>Files that are mounted into pods: here the configuration</source>
        <translation>Dateien, die in Pods eingehängt werden: hier die Konfiguration</translation>
    </message>
    <message>
        <source>Gives every pod a name in the cluster&apos;s DNS, whether it is ready or not</source>
        <translation>Gibt jedem Pod einen Namen im DNS des Clusters, ob er bereit ist oder nicht</translation>
    </message>
    <message>
        <source>Keeps a number of pods running, each with a name and a volume of its own that survive restarts</source>
        <translation>Hält eine Zahl von Pods am Laufen, jeden mit eigenem Namen und eigenem Volume, die Neustarts überdauern</translation>
    </message>
    <message>
        <source>The identity under which pods talk to the Kubernetes API</source>
        <translation>Die Identität, unter der Pods mit der Kubernetes-API sprechen</translation>
    </message>
    <message>
        <source>What that identity may read</source>
        <translation>Was diese Identität lesen darf</translation>
    </message>
    <message>
        <source>Gives the Role to the ServiceAccount</source>
        <translation>Gibt dem ServiceAccount die Role</translation>
    </message>
    <message>
        <source>Tells the Prometheus operator which pods to ask for metrics</source>
        <translation>Sagt dem Prometheus-Operator, welche Pods er nach Metriken fragen soll</translation>
    </message>
    <message>
        <source>Makes the Prometheus operator run a Prometheus</source>
        <translation>Lässt den Prometheus-Operator ein Prometheus betreiben</translation>
    </message>
    <message>
        <source>{object} is as in the manifest</source>
        <translation>{object} ist wie im Manifest</translation>
    </message>
    <message>
        <source>It is as in the manifest</source>
        <translation>Es ist wie im Manifest</translation>
    </message>
    <message>
        <source>Wait until {count} of StatefulSet {set} are ready</source>
        <translation>Warten, bis {count} des StatefulSets {set} bereit sind</translation>
    </message>
    <message>
        <source>Wait until {count} of StatefulSet {set} is ready</source>
        <translation>Warten, bis {count} des StatefulSets {set} bereit ist</translation>
    </message>
    <message>
        <source>Kubernetes starts each pod and its volume, and calls it ready when Redis in it answers PING.</source>
        <translation>Kubernetes startet jeden Pod samt Volume und nennt ihn bereit, wenn Redis darin auf PING antwortet.</translation>
    </message>
    <message>
        <source>All pods are ready, on the newest revision</source>
        <translation>Alle Pods sind bereit, in der neuesten Revision</translation>
    </message>
    <message>
        <source>{object} is skipped: {text}</source>
        <translation>{object} wird übersprungen: {text}</translation>
    </message>
    <message>
        <source>{object} takes over {names}: the values are these already</source>
        <translation>{object} übernimmt {names}: die Werte sind schon so</translation>
    </message>
    <message>
        <source>Kubernetes will restart the pods of {object} one after another</source>
        <translation>Kubernetes wird die Pods von {object} nacheinander neu starten</translation>
    </message>
    <message>
        <source>Everything is deployed already, as in the manifests</source>
        <translation>Alles ist schon deployt, wie in den Manifesten</translation>
    </message>
    <message>
        <source>{object} keeps its {count} instead of the manifest&apos;s {n}: scale to have fewer</source>
        <translation>{object} behält {count} statt der {n} des Manifests: skalieren Sie, um weniger zu haben</translation>
    </message>
    <message>
        <source>its pods are a Redis Cluster in use, and Kubernetes would restart each with its slots; upgrade is what changes {text}</source>
        <translation>seine Pods sind ein Redis Cluster in Benutzung, und Kubernetes würde jeden mitsamt seinen Slots neu starten; nehmen Sie Upgrade für: {text}</translation>
    </message>
    <message>
        <source>a plan is kept in the run&apos;s records, where no secret may be; apply it with kubectl</source>
        <translation>ein Plan steht in den Aufzeichnungen des Laufs, wo kein Geheimnis stehen darf; wenden Sie es mit kubectl an</translation>
    </message>
    <message>
        <source>the cluster does not know the kind {kind} of {version}</source>
        <translation>der Cluster kennt die Art {kind} von {version} nicht</translation>
    </message>
    <message>
        <source>What defines it (an operator, say) is not installed, or in another version</source>
        <translation>Was sie definiert (etwa ein Operator), ist nicht installiert, oder in einer anderen Version</translation>
    </message>
    <message>
        <source>it has {count} now, and the manifest only {n}: fewer pods would take their slots with them</source>
        <translation>es hat jetzt {count}, und das Manifest nur {n}: wegfallende Pods nähmen ihre Slots mit</translation>
    </message>
    <message>
        <source>Plan the deployment again, or scale</source>
        <translation>Planen Sie das Deployment neu, oder skalieren Sie</translation>
    </message>
    <message>
        <source>the API server refuses it</source>
        <translation>der API-Server lehnt es ab</translation>
    </message>
    <message>
        <source>others set what the manifest wants otherwise: {text}</source>
        <translation>andere haben gesetzt, was das Manifest anders will: {text}</translation>
    </message>
    <message>
        <source>Say the same in the manifest (deploy -k), or change it with {names} first; kubectl apply --server-side --force-conflicts --field-manager=slotpilot takes it over</source>
        <translation>Sagen Sie im Manifest dasselbe (deploy -k), oder ändern Sie es zuerst mit {names}; kubectl apply --server-side --force-conflicts --field-manager=slotpilot übernimmt es</translation>
    </message>
    <message>
        <source>{object} does not exist</source>
        <translation>{object} existiert nicht</translation>
    </message>
    <message>
        <source>applied {object}</source>
        <translation>{object} angewendet</translation>
    </message>
    <message>
        <source>took over {names}: the values were these already</source>
        <translation>{names} übernommen: die Werte waren schon so</translation>
    </message>
    <message>
        <source>somebody changed it again: {text}</source>
        <translation>jemand hat es wieder geändert: {text}</translation>
    </message>
    <message>
        <source>Is there another tool that manages it?</source>
        <translation>Verwaltet es noch ein anderes Werkzeug?</translation>
    </message>
    <message>
        <source>{count} are ready</source>
        <translation>{count} sind bereit</translation>
    </message>
    <message>
        <source>{count} is ready</source>
        <translation>{count} ist bereit</translation>
    </message>
    <message>
        <source>{n} of {count} ready</source>
        <translation>{n} von {count} bereit</translation>
    </message>
    <message>
        <source>{count} to be ready</source>
        <translation>{count} bereit</translation>
    </message>
    <message>
        <source>Kubernetes can&apos;t make its pods: {text}</source>
        <translation>Kubernetes kann seine Pods nicht anlegen: {text}</translation>
    </message>
    <message>
        <source>See the StatefulSet&apos;s events</source>
        <translation>Sehen Sie sich die Events des StatefulSets an</translation>
    </message>
    <message>
        <source>{path}: {value} -&gt; {value2}</source>
        <translation>{path}: {value} -&gt; {value2}</translation>
    </message>
    <message>
        <source>(hidden)</source>
        <translation>(verborgen)</translation>
    </message>
    <message>
        <source>(text of {n} characters)</source>
        <translation>(Text von {n} Zeichen)</translation>
    </message>
    <message>
        <source>{path}: the order of its lines</source>
        <translation>{path}: die Reihenfolge der Zeilen</translation>
    </message>
    <message>
        <source>  - and {n} more</source>
        <translation>  - und {n} weitere</translation>
    </message>
    <message>
        <source>  + and {n} more</source>
        <translation>  + und {n} weitere</translation>
    </message>
    <message>
        <source>Create a Redis Cluster of {n} primaries</source>
        <translation>Redis Cluster aus {n} Primarys erstellen</translation>
    </message>
    <message>
        <source>Create a Redis Cluster of {n} primaries with {count}</source>
        <translation>Redis Cluster aus {n} Primarys mit {count} erstellen</translation>
    </message>
    <message>
        <source>The Redis Cluster is already created</source>
        <translation>Der Redis Cluster ist schon erstellt</translation>
    </message>
    <message>
        <source>The Redis Cluster is already created, and is left as it is: {text}</source>
        <translation>Der Redis Cluster ist schon erstellt und bleibt, wie er ist: {text}</translation>
    </message>
    <message>
        <source>An earlier creation was not finished; this goes on from there</source>
        <translation>Ein früheres Erstellen wurde nicht fertig; hier geht es von dort aus weiter</translation>
    </message>
    <message>
        <source>{pod} and its replica {pod2} both run on {node}: one outage takes both</source>
        <translation>{pod} und seine Replica {pod2} laufen beide auf {node}: ein Ausfall trifft beide</translation>
    </message>
    <message>
        <source>Wait until {count} are ready and answer</source>
        <translation>Warten, bis {count} bereit sind und antworten</translation>
    </message>
    <message>
        <source>A Redis Cluster is made of servers that run; one that is missing would leave its slots without an owner.</source>
        <translation>Ein Redis Cluster besteht aus Servern, die laufen; fehlte einer, blieben seine Slots ohne Besitzer.</translation>
    </message>
    <message>
        <source>Every pod is ready and its Redis answers</source>
        <translation>Jeder Pod ist bereit, und sein Redis antwortet</translation>
    </message>
    <message>
        <source>Check that {count} are empty, in cluster mode and alone</source>
        <translation>Prüfen, dass {count} leer sind, im Cluster-Modus und allein</translation>
    </message>
    <message>
        <source>A pod may bring old data or an old nodes.conf on its volume. It would join with slots and neighbours from another life.</source>
        <translation>Ein Pod kann auf seinem Volume alte Daten oder eine alte nodes.conf mitbringen. Er käme mit Slots und Nachbarn aus einem früheren Leben.</translation>
    </message>
    <message>
        <source>No keys, no slots, no foreign nodes</source>
        <translation>Keine Keys, keine Slots, keine fremden Nodes</translation>
    </message>
    <message>
        <source>Give each server a config epoch of its own</source>
        <translation>Jedem Server eine eigene Config-Epoche geben</translation>
    </message>
    <message>
        <source>When two nodes claim one slot, the higher config epoch wins. Two with the same epoch would have to sort that out first.</source>
        <translation>Beanspruchen zwei Nodes einen Slot, gewinnt die höhere Config-Epoche. Zwei mit derselben Epoche müssten das erst klären.</translation>
    </message>
    <message>
        <source>All config epochs differ</source>
        <translation>Alle Config-Epochen sind verschieden</translation>
    </message>
    <message>
        <source>Introduce {pod} to {pod2}</source>
        <translation>{pod} und {pod2} miteinander bekannt machen</translation>
    </message>
    <message>
        <source>CLUSTER MEET makes two servers shake hands over the cluster bus (port 16379). Gossip tells the others.</source>
        <translation>CLUSTER MEET lässt zwei Server sich über den Cluster-Bus (Port 16379) die Hand geben. Gossip sagt es den anderen.</translation>
    </message>
    <message>
        <source>{pod} and {pod2} know each other</source>
        <translation>{pod} und {pod2} kennen einander</translation>
    </message>
    <message>
        <source>Wait until all know all</source>
        <translation>Warten, bis jeder jeden kennt</translation>
    </message>
    <message>
        <source>Slots must not be given out before everybody can hear of it.</source>
        <translation>Slots dürfen erst vergeben werden, wenn jeder davon hören kann.</translation>
    </message>
    <message>
        <source>Every server knows and reaches every other</source>
        <translation>Jeder Server kennt und erreicht jeden anderen</translation>
    </message>
    <message>
        <source>Give {pod} the slots {slots}</source>
        <translation>{pod} die Slots {slots} geben</translation>
    </message>
    <message>
        <source>Each key belongs to one of 16,384 slots, and each slot to one primary.</source>
        <translation>Jeder Key gehört zu einem von 16.384 Slots, und jeder Slot zu einem Primary.</translation>
    </message>
    <message>
        <source>{pod} owns {count}</source>
        <translation>{pod} besitzt {count}</translation>
    </message>
    <message>
        <source>{pod} owns {count} ({slots})</source>
        <translation>{pod} besitzt {count} ({slots})</translation>
    </message>
    <message>
        <source>Make {pod} a replica of {pod2}</source>
        <translation>{pod} zur Replica von {pod2} machen</translation>
    </message>
    <message>
        <source>A replica keeps a copy of its primary&apos;s data and takes over when that fails.</source>
        <translation>Eine Replica hält eine Kopie der Daten ihres Primarys und übernimmt, wenn er ausfällt.</translation>
    </message>
    <message>
        <source>{pod} is a replica of {pod2}</source>
        <translation>{pod} ist eine Replica von {pod2}</translation>
    </message>
    <message>
        <source>Verify the cluster from every server&apos;s view</source>
        <translation>Den Cluster aus der Sicht jedes Servers prüfen</translation>
    </message>
    <message>
        <source>Slots are known to spread by gossip; a client may ask any server.</source>
        <translation>Wem Slots gehören, spricht sich durch Gossip herum; ein Client kann jeden Server fragen.</translation>
    </message>
    <message>
        <source>All servers agree on the owners of all 16,384 slots, and replicas have their copies</source>
        <translation>Alle Server sind sich über die Besitzer aller 16.384 Slots einig, und Replicas haben ihre Kopien</translation>
    </message>
    <message>
        <source>All servers agree on the owners of all 16,384 slots</source>
        <translation>Alle Server sind sich über die Besitzer aller 16.384 Slots einig</translation>
    </message>
    <message>
        <source>the number of replicas per primary can&apos;t be negative</source>
        <translation>die Zahl der Replicas pro Primary kann nicht negativ sein</translation>
    </message>
    <message>
        <source>it has {count}; a Redis Cluster needs at least 3 pods</source>
        <translation>es hat {count}; ein Redis Cluster braucht mindestens 3 Pods</translation>
    </message>
    <message>
        <source>it has {count}; a Redis Cluster needs at least {n} pods for 3 primaries with {count2} each</source>
        <translation>es hat {count}; ein Redis Cluster braucht mindestens {n} Pods für 3 Primarys mit je {count2}</translation>
    </message>
    <message>
        <source>every slot has an owner already, but not all is well: {text}</source>
        <translation>jeder Slot hat schon einen Besitzer, aber nicht alles ist in Ordnung: {text}</translation>
    </message>
    <message>
        <source>Nothing was changed. See `slotpilotctl check`; with --repair it plans what mends it</source>
        <translation>Nichts wurde geändert. Siehe `slotpilotctl check`; mit --repair plant es, was hilft</translation>
    </message>
    <message>
        <source>there is no such pod now</source>
        <translation>diesen Pod gibt es jetzt nicht</translation>
    </message>
    <message>
        <source>{count} to be ready and answer</source>
        <translation>{count}, bereit und mit Antwort</translation>
    </message>
    <message>
        <source>{count} are ready and answer</source>
        <translation>{count} sind bereit und antworten</translation>
    </message>
    <message>
        <source>{count} is ready and answer</source>
        <translation>{count} ist bereit und antwortet</translation>
    </message>
    <message>
        <source>Nothing speaks against it so far</source>
        <translation>Bisher spricht nichts dagegen</translation>
    </message>
    <message>
        <source>{count} hold nothing that would get lost or in the way</source>
        <translation>{count} halten nichts, was verloren ginge oder im Wege wäre</translation>
    </message>
    <message>
        <source>{pod}: protected-mode can&apos;t be read: {text}</source>
        <translation>{pod}: protected-mode ist nicht lesbar: {text}</translation>
    </message>
    <message>
        <source>Redis is in protected mode: other pods and clients will be refused</source>
        <translation>Redis ist im Protected Mode: andere Pods und Clients werden abgewiesen</translation>
    </message>
    <message>
        <source>Set protected-mode no, or a password, in redis.conf and restart the pods</source>
        <translation>Setzen Sie in redis.conf protected-mode no oder ein Passwort, und starten Sie die Pods neu</translation>
    </message>
    <message>
        <source>Some config epochs are 0 or the same</source>
        <translation>Manche Config-Epochen sind 0 oder gleich</translation>
    </message>
    <message>
        <source>some config epochs are still 0 or the same</source>
        <translation>manche Config-Epochen sind noch 0 oder gleich</translation>
    </message>
    <message>
        <source>{pod} and {pod2} do not know each other</source>
        <translation>{pod} und {pod2} kennen einander nicht</translation>
    </message>
    <message>
        <source>has no address yet</source>
        <translation>hat noch keine Adresse</translation>
    </message>
    <message>
        <source>{pod} and {pod2} to shake hands</source>
        <translation>Handschlag von {pod} und {pod2}</translation>
    </message>
    <message>
        <source>{pod} does not reach {pod2}</source>
        <translation>{pod} erreicht {pod2} nicht</translation>
    </message>
    <message>
        <source>{pod} and {pod2} did not shake hands over the cluster bus (port {n}): {text}</source>
        <translation>{pod} und {pod2} gaben sich über den Cluster-Bus (Port {n}) nicht die Hand: {text}</translation>
    </message>
    <message>
        <source>A NetworkPolicy or firewall must let the pods reach each other on ports 6379 and 16379 (the cluster bus)</source>
        <translation>Eine NetworkPolicy oder Firewall muss die Pods einander auf den Ports 6379 und 16379 (dem Cluster-Bus) erreichen lassen</translation>
    </message>
    <message>
        <source>all servers to know each other</source>
        <translation>alle Server kennen einander</translation>
    </message>
    <message>
        <source>{pod} is not a primary</source>
        <translation>{pod} ist kein Primary</translation>
    </message>
    <message>
        <source>{pod} owns {count} ({slots}) that were meant for {pod2}</source>
        <translation>{pod} besitzt {count} ({slots}), die für {pod2} gedacht waren</translation>
    </message>
    <message>
        <source>{pod} owns no slots</source>
        <translation>{pod} besitzt keine Slots</translation>
    </message>
    <message>
        <source>{pod} is not a replica of {pod2}</source>
        <translation>{pod} ist keine Replica von {pod2}</translation>
    </message>
    <message>
        <source>all servers to agree</source>
        <translation>alle Server sind sich einig</translation>
    </message>
    <message>
        <source>{pod} does not own the slots of the plan</source>
        <translation>{pod} besitzt nicht die Slots des Plans</translation>
    </message>
    <message>
        <source>{pod} is still copying its primary&apos;s data</source>
        <translation>{pod} kopiert noch die Daten seines Primarys</translation>
    </message>
    <message>
        <source>Check says what is wrong, and how to mend it</source>
        <translation>Prüfen sagt, was nicht stimmt, und was dagegen hilft</translation>
    </message>
    <message>
        <source>Scale from {n} to {count}</source>
        <translation>Von {n} auf {count} skalieren</translation>
    </message>
    <message>
        <source>Restart {count} one by one ({phrase})</source>
        <translation>{count} nacheinander neu starten ({phrase})</translation>
    </message>
    <message>
        <source>Scale from {n} to {count} and restart {count2} one by one ({phrase})</source>
        <translation>Von {n} auf {count} skalieren und {count2} nacheinander neu starten ({phrase})</translation>
    </message>
    <message>
        <source>Spread the slots evenly</source>
        <translation>Die Slots gleichmäßig verteilen</translation>
    </message>
    <message>
        <source>Spread the slots by weight</source>
        <translation>Die Slots nach Gewicht verteilen</translation>
    </message>
    <message>
        <source>Everything is as wanted</source>
        <translation>Alles ist wie gewünscht</translation>
    </message>
    <message>
        <source>{count} already, and no pod has to restart</source>
        <translation>Schon {count}, und kein Pod muss neu starten</translation>
    </message>
    <message>
        <source>No way back: once a pod has run {version}, its files can&apos;t be read by {version2}</source>
        <translation>Kein Weg zurück: ist ein Pod einmal mit {version} gelaufen, sind seine Dateien für {version2} nicht lesbar</translation>
    </message>
    <message>
        <source>PVC {claim} is left over from an earlier {pod}: its data is looked at before the pod joins</source>
        <translation>PVC {claim} ist von einem früheren {pod} übrig: seine Daten werden angesehen, bevor der Pod dazukommt</translation>
    </message>
    <message>
        <source>No replica is left to {names}</source>
        <translation>Ohne Replica bleibt: {names}</translation>
    </message>
    <message>
        <source>{names} is kept</source>
        <translation>{names} bleibt erhalten</translation>
    </message>
    <message>
        <source>{names} are kept</source>
        <translation>{names} bleiben erhalten</translation>
    </message>
    <message>
        <source>It moves {phrase}, in about {amount} without the waiting for pods</source>
        <translation>Umziehen werden {phrase}, in etwa {amount} ohne das Warten auf Pods</translation>
    </message>
    <message>
        <source>The slots are spread so already</source>
        <translation>Die Slots sind schon so verteilt</translation>
    </message>
    <message>
        <source>PodDisruptionBudget {name} allows no disruption now ({n} of {n2} pods are healthy, it wants {n3}); a rollout is not held to it, but nobody else should disturb the pods meanwhile</source>
        <translation>Das PodDisruptionBudget {name} erlaubt jetzt keine Störung ({n} von {n2} Pods sind gesund, es will {n3}); für einen Rollout gilt es nicht, aber währenddessen sollte niemand sonst die Pods stören</translation>
    </message>
    <message>
        <source>Let Kubernetes restart nothing on its own</source>
        <translation>Kubernetes nichts von selbst neu starten lassen</translation>
    </message>
    <message>
        <source>Pods below the partition keep what they run until they have been emptied.</source>
        <translation>Pods unterhalb der Partition behalten, was sie ausführen, bis sie geleert sind.</translation>
    </message>
    <message>
        <source>The partition is {n}</source>
        <translation>Die Partition ist {n}</translation>
    </message>
    <message>
        <source>Move the slots of {names} away</source>
        <translation>Die Slots von {names} wegbringen</translation>
    </message>
    <message>
        <source>Move the slots of {names} away: {phrase}</source>
        <translation>Die Slots von {names} wegbringen: {phrase}</translation>
    </message>
    <message>
        <source>Empty {pod}</source>
        <translation>{pod} leeren</translation>
    </message>
    <message>
        <source>Empty {pod}: {phrase}</source>
        <translation>{pod} leeren: {phrase}</translation>
    </message>
    <message>
        <source>A pod without slots can go away without anybody missing a key.</source>
        <translation>Ein Pod ohne Slots kann weggehen, ohne dass jemandem ein Key fehlt.</translation>
    </message>
    <message>
        <source>{names} owns no slot</source>
        <translation>{names}: kein Slot mehr</translation>
    </message>
    <message>
        <source>Take {pod} out of the cluster</source>
        <translation>{pod} aus dem Cluster nehmen</translation>
    </message>
    <message>
        <source>Every server must forget it within 60 seconds, or gossip brings it back.</source>
        <translation>Jeder Server muss ihn binnen 60 Sekunden vergessen, sonst bringt Gossip ihn zurück.</translation>
    </message>
    <message>
        <source>No server knows {pod} any more</source>
        <translation>Kein Server kennt {pod} mehr</translation>
    </message>
    <message>
        <source>Apply {object}</source>
        <translation>{object} anwenden</translation>
    </message>
    <message>
        <source>The pods read it when they start.</source>
        <translation>Die Pods lesen es, wenn sie starten.</translation>
    </message>
    <message>
        <source>Apply the new pod template</source>
        <translation>Das neue Pod-Template anwenden</translation>
    </message>
    <message>
        <source>Set the StatefulSet to {count}</source>
        <translation>Das StatefulSet auf {count} setzen</translation>
    </message>
    <message>
        <source>Set the StatefulSet to {count} with the new template</source>
        <translation>Das StatefulSet auf {count} setzen, mit dem neuen Template</translation>
    </message>
    <message>
        <source>Kubernetes starts or ends pods; those below the partition go on undisturbed.</source>
        <translation>Kubernetes startet oder beendet Pods; die unterhalb der Partition laufen ungestört weiter.</translation>
    </message>
    <message>
        <source>The StatefulSet has {count}</source>
        <translation>Das StatefulSet hat {count}</translation>
    </message>
    <message>
        <source>Introduce {pod} to the cluster</source>
        <translation>{pod} in den Cluster aufnehmen</translation>
    </message>
    <message>
        <source>It must be empty and alone; then CLUSTER MEET, until all know all. Functions are copied to it.</source>
        <translation>Er muss leer und allein sein; dann CLUSTER MEET, bis jeder jeden kennt. Funktionen werden zu ihm kopiert.</translation>
    </message>
    <message>
        <source>Every server knows {pod}</source>
        <translation>Jeder Server kennt {pod}</translation>
    </message>
    <message>
        <source>Wait until {pod} runs and is part of the cluster</source>
        <translation>Warten, bis {pod} läuft und zum Cluster gehört</translation>
    </message>
    <message>
        <source>It must be ready and answer before anybody is told of it.</source>
        <translation>Er muss bereit sein und antworten, bevor irgendwer von ihm erfährt.</translation>
    </message>
    <message>
        <source>Ready, on the new revision, its data loaded, known to all at its new address.</source>
        <translation>Bereit, in der neuen Revision, mit geladenen Daten, und alle kennen seine neue Adresse.</translation>
    </message>
    <message>
        <source>{pod} is ready and answers</source>
        <translation>{pod} ist bereit und antwortet</translation>
    </message>
    <message>
        <source>Let a replica take over from {pod}</source>
        <translation>Eine Replica für {pod} übernehmen lassen</translation>
    </message>
    <message>
        <source>CLUSTER FAILOVER hands over without losing a write: the primary pauses until the replica has all.</source>
        <translation>CLUSTER FAILOVER übergibt, ohne einen Schreibvorgang zu verlieren: der Primary pausiert, bis die Replica alles hat.</translation>
    </message>
    <message>
        <source>{pod} is no primary</source>
        <translation>{pod} ist kein Primary</translation>
    </message>
    <message>
        <source>Let Kubernetes restart {pod}</source>
        <translation>{pod} von Kubernetes neu starten lassen</translation>
    </message>
    <message>
        <source>With the partition at {n}, pods from {pod} up get the new template.</source>
        <translation>Mit der Partition {n} bekommen Pods ab {pod} das neue Template.</translation>
    </message>
    <message>
        <source>Let {pod} go</source>
        <translation>{pod} gehen lassen</translation>
    </message>
    <message>
        <source>Each pod serves its share of the keys.</source>
        <translation>Jeder Pod bedient seinen Anteil der Keys.</translation>
    </message>
    <message>
        <source>Spread the slots evenly: {phrase}</source>
        <translation>Die Slots gleichmäßig verteilen: {phrase}</translation>
    </message>
    <message>
        <source>Spread the slots by weight: {phrase}</source>
        <translation>Die Slots nach Gewicht verteilen: {phrase}</translation>
    </message>
    <message>
        <source>The slots are where they should be</source>
        <translation>Die Slots sind, wo sie hingehören</translation>
    </message>
    <message>
        <source>Give the rollout back to Kubernetes</source>
        <translation>Den Rollout an Kubernetes zurückgeben</translation>
    </message>
    <message>
        <source>Every pod runs the new template now.</source>
        <translation>Jeder Pod läuft jetzt mit dem neuen Template.</translation>
    </message>
    <message>
        <source>The run had stopped it.</source>
        <translation>Der Lauf hatte ihn angehalten.</translation>
    </message>
    <message>
        <source>Delete {count}: {names}</source>
        <translation>{count} löschen: {names}</translation>
    </message>
    <message>
        <source>Their pods are gone and hold no key that the cluster needs.</source>
        <translation>Ihre Pods sind fort und halten keinen Key, den der Cluster braucht.</translation>
    </message>
    <message>
        <source>The PVCs are gone</source>
        <translation>Die PVCs sind fort</translation>
    </message>
    <message>
        <source>Keep primaries without slots from turning into replicas</source>
        <translation>Primarys ohne Slots davon abhalten, Replicas zu werden</translation>
    </message>
    <message>
        <source>Since Redis 7 a primary that gives its last slot away becomes a replica of the taker. It is put back at the end.</source>
        <translation>Seit Redis 7 wird ein Primary, der seinen letzten Slot abgibt, zur Replica dessen, der ihn bekommt. Am Ende wird die Einstellung zurückgenommen.</translation>
    </message>
    <message>
        <source>cluster-allow-replica-migration is no on every server</source>
        <translation>cluster-allow-replica-migration ist auf jedem Server no</translation>
    </message>
    <message>
        <source>Every server must agree on who owns which of the 16,384 slots.</source>
        <translation>Jeder Server muss dasselbe darüber sagen, wem welcher der 16.384 Slots gehört.</translation>
    </message>
    <message>
        <source>Nothing is wrong, and the slots are as planned</source>
        <translation>Alles ist in Ordnung, und die Slots sind wie geplant</translation>
    </message>
    <message>
        <source>Put the servers&apos; settings back</source>
        <translation>Die Einstellungen der Server zurücknehmen</translation>
    </message>
    <message>
        <source>What this run changed on the servers goes back to what it was, also when the run fails.</source>
        <translation>Was dieser Lauf an den Servern geändert hat, wird wieder wie vorher, auch wenn der Lauf scheitert.</translation>
    </message>
    <message>
        <source>The settings are as before</source>
        <translation>Die Einstellungen sind wie vorher</translation>
    </message>
    <message>
        <source>the number of pods must be 1 or more</source>
        <translation>die Zahl der Pods muss 1 oder mehr sein</translation>
    </message>
    <message>
        <source>{count} would be left; with fewer than three a failed one can&apos;t be voted out</source>
        <translation>übrig: nur {count}; mit weniger als dreien lässt sich ein ausgefallener nicht abwählen</translation>
    </message>
    <message>
        <source>Keep three or more</source>
        <translation>Behalten Sie drei oder mehr</translation>
    </message>
    <message>
        <source>{names} has no replica that could take over</source>
        <translation>ohne Replica, die übernehmen könnte: {names}</translation>
    </message>
    <message>
        <source>Choose the strategy drain</source>
        <translation>Wählen Sie die Strategie Leeren</translation>
    </message>
    <message>
        <source>it runs Redis {version}: {version2} can&apos;t read its files nor take its keys</source>
        <translation>er läuft mit Redis {version}: {version2} kann weder seine Dateien lesen noch seine Keys übernehmen</translation>
    </message>
    <message>
        <source>There is no way back to the older version with the data; restore a backup into it</source>
        <translation>Mit den Daten gibt es keinen Weg zurück zur älteren Version; spielen Sie dort ein Backup ein</translation>
    </message>
    <message>
        <source>a StatefulSet without containers can&apos;t be planned with</source>
        <translation>mit einem StatefulSet ohne Container lässt sich nicht planen</translation>
    </message>
    <message>
        <source>there is not enough memory: {text}</source>
        <translation>der Speicher reicht nicht: {text}</translation>
    </message>
    <message>
        <source>{pod} would hold {amount} of the {amount2} that maxmemory allows</source>
        <translation>{pod} hielte {amount}, und maxmemory erlaubt {amount2}</translation>
    </message>
    <message>
        <source>{pod} would hold {amount} of the {amount2} that its container&apos;s memory limit leaves for data</source>
        <translation>{pod} hielte {amount}, und das Speicherlimit seines Containers lässt {amount2} für Daten</translation>
    </message>
    <message>
        <source>Raise the limit, add pods, or choose the strategy surge</source>
        <translation>Erhöhen Sie das Limit, nehmen Sie Pods hinzu, oder wählen Sie die Strategie Surge</translation>
    </message>
    <message>
        <source>{pod} runs {version} and {pod2} runs {version2}: an older Redis can&apos;t read the keys of a newer one</source>
        <translation>{pod} läuft mit {version} und {pod2} mit {version2}: ein älteres Redis kann die Keys eines neueren nicht lesen</translation>
    </message>
    <message>
        <source>what is known about the cluster may be old</source>
        <translation>was über den Cluster bekannt ist, kann veraltet sein</translation>
    </message>
    <message>
        <source>there is no Redis Cluster yet</source>
        <translation>es gibt noch keinen Redis Cluster</translation>
    </message>
    <message>
        <source>slotpilotctl create makes one</source>
        <translation>Erstellen (slotpilotctl create) macht einen</translation>
    </message>
    <message>
        <source>the cluster is not healthy: {text}</source>
        <translation>der Cluster ist nicht gesund: {text}</translation>
    </message>
    <message>
        <source>there is no primary of this name</source>
        <translation>es gibt keinen Primary dieses Namens</translation>
    </message>
    <message>
        <source>Name a pod, e.g. redis-3=2</source>
        <translation>Nennen Sie einen Pod, z. B. redis-3=2</translation>
    </message>
    <message>
        <source>{text}; or go on with the run: slotpilotctl runs resume</source>
        <translation>{text}; oder setzen Sie den Lauf fort: slotpilotctl runs resume</translation>
    </message>
    <message>
        <source>or go on with the run: slotpilotctl runs resume</source>
        <translation>oder setzen Sie den Lauf fort: slotpilotctl runs resume</translation>
    </message>
    <message>
        <source>&quot;{image}&quot; is no image</source>
        <translation>„{image}“ ist kein Image</translation>
    </message>
    <message>
        <source>the StatefulSet has no containers</source>
        <translation>das StatefulSet hat keine Container</translation>
    </message>
    <message>
        <source>it is no PATH=VALUE</source>
        <translation>es ist kein PFAD=WERT</translation>
    </message>
    <message>
        <source>E.g. {name}</source>
        <translation>Z. B. {name}</translation>
    </message>
    <message>
        <source>the path must begin with spec</source>
        <translation>der Pfad muss mit spec beginnen</translation>
    </message>
    <message>
        <source>there is no list item {name}</source>
        <translation>es gibt kein Listenelement {name}</translation>
    </message>
    <message>
        <source>{name} is looked for in something that has no fields</source>
        <translation>{name} wird in etwas gesucht, das keine Felder hat</translation>
    </message>
    <message>
        <source>the manifests have no StatefulSet {set}</source>
        <translation>die Manifeste haben kein StatefulSet {set}</translation>
    </message>
    <message>
        <source>Name another with --statefulset</source>
        <translation>Nennen Sie ein anderes mit --statefulset</translation>
    </message>
    <message>
        <source>you may not: {list}</source>
        <translation>Sie dürfen nicht: {list}</translation>
    </message>
    <message>
        <source>Ask for a Role with these verbs</source>
        <translation>Bitten Sie um eine Role mit diesen Verben</translation>
    </message>
    <message>
        <source>its ACL does not permit {names}</source>
        <translation>seine ACL erlaubt nicht: {names}</translation>
    </message>
    <message>
        <source>Give the Redis user these commands (ACL SETUSER), or use another one</source>
        <translation>Geben Sie dem Redis-Benutzer diese Befehle (ACL SETUSER), oder nehmen Sie einen anderen</translation>
    </message>
    <message>
        <source>no node has a weight above 0</source>
        <translation>kein Node hat ein Gewicht über 0</translation>
    </message>
    <message>
        <source>give at least one node a weight</source>
        <translation>geben Sie mindestens einem Node ein Gewicht</translation>
    </message>
    <message>
        <source>nobody is left to take the slots</source>
        <translation>niemand ist übrig, der die Slots nehmen könnte</translation>
    </message>
    <message>
        <source>a weight must be 0 or more</source>
        <translation>ein Gewicht muss 0 oder mehr sein</translation>
    </message>
    <message>
        <source>a slot has two owners: {slots}</source>
        <translation>ein Slot hat zwei Besitzer: {slots}</translation>
    </message>
    <message>
        <source>repair the cluster first</source>
        <translation>reparieren Sie zuerst den Cluster</translation>
    </message>
    <message>
        <source>a node is listed twice</source>
        <translation>ein Node steht zweimal da</translation>
    </message>
    <message>
        <source>no such node</source>
        <translation>diesen Node gibt es nicht</translation>
    </message>
    <message>
        <source>Repair the cluster</source>
        <translation>Den Cluster reparieren</translation>
    </message>
    <message>
        <source>Introduce {pod} to all others</source>
        <translation>{pod} allen anderen vorstellen</translation>
    </message>
    <message>
        <source>All servers know {pod}</source>
        <translation>Alle Server kennen {pod}</translation>
    </message>
    <message>
        <source>Forget node {node} everywhere</source>
        <translation>Den Node {node} überall vergessen</translation>
    </message>
    <message>
        <source>It answers nobody and owns nothing. Until every server forgets it, within a minute, gossip brings it back.</source>
        <translation>Er antwortet niemandem und besitzt nichts. Solange ihn nicht jeder Server vergisst, binnen einer Minute, bringt Gossip ihn zurück.</translation>
    </message>
    <message>
        <source>No server knows it</source>
        <translation>Kein Server kennt ihn</translation>
    </message>
    <message>
        <source>Give {pod} a config epoch of its own</source>
        <translation>{pod} eine eigene Config-Epoche geben</translation>
    </message>
    <message>
        <source>Every primary has its own epoch</source>
        <translation>Jeder Primary hat seine eigene Epoche</translation>
    </message>
    <message>
        <source>Left to you: {text}. {text2}</source>
        <translation>Bleibt Ihnen überlassen: {text}. {text2}</translation>
    </message>
    <message>
        <source>Finish or undo the move of {count}</source>
        <translation>Umzug beenden oder rückgängig machen: {count}</translation>
    </message>
    <message>
        <source>Give {count} one owner with all keys</source>
        <translation>Jedem einen Besitzer mit allen Keys geben: {count}</translation>
    </message>
    <message>
        <source>A slot of which both servers know the move, or whose keys have begun to go, goes on to its new owner with all of them; any other stays where it is. A key with different values on two servers is left on both and named.</source>
        <translation>Ein Slot, von dessen Umzug beide Server wissen oder dessen Keys schon unterwegs sind, geht mit allen an seinen neuen Besitzer; jeder andere bleibt, wo er ist. Ein Key mit verschiedenen Werten auf zwei Servern bleibt auf beiden und wird genannt.</translation>
    </message>
    <message>
        <source>The server with most of a slot&apos;s keys becomes its owner, the others&apos; keys are brought there, and everybody is told. A key with different values on two servers is left on both and named.</source>
        <translation>Der Server mit den meisten Keys eines Slots wird sein Besitzer, die Keys der anderen werden dorthin gebracht, und alle erfahren es. Ein Key mit verschiedenen Werten auf zwei Servern bleibt auf beiden und wird genannt.</translation>
    </message>
    <message>
        <source>Every slot has one owner, and all agree</source>
        <translation>Jeder Slot hat einen Besitzer, und alle sind sich einig</translation>
    </message>
    <message>
        <source>Check again from every server&apos;s view</source>
        <translation>Noch einmal prüfen, aus der Sicht jedes Servers</translation>
    </message>
    <message>
        <source>A repair is done when the check no longer finds what it was for.</source>
        <translation>Eine Reparatur ist fertig, wenn die Prüfung nicht mehr findet, wofür sie war.</translation>
    </message>
    <message>
        <source>What was repaired is no longer found</source>
        <translation>Was repariert wurde, wird nicht mehr gefunden</translation>
    </message>
    <message>
        <source>its Redis server can&apos;t be asked, and what it owns must not be given away</source>
        <translation>sein Redis-Server lässt sich nicht abfragen, und was er besitzt, darf nicht vergeben werden</translation>
    </message>
    <message>
        <source>Bring it back first; then check again</source>
        <translation>Bringen Sie ihn zuerst zurück; dann prüfen Sie noch einmal</translation>
    </message>
    <message>
        <source>{count} has one owner now: {slots}</source>
        <translation>{count} hat jetzt einen Besitzer: {slots}</translation>
    </message>
    <message>
        <source>{count} have one owner now: {slots}</source>
        <translation>{count} haben jetzt einen Besitzer: {slots}</translation>
    </message>
    <message>
        <source>{count} brought to the owner of its slot</source>
        <translation>{count} zum Besitzer seines Slots gebracht</translation>
    </message>
    <message>
        <source>{count} brought to the owner of their slots</source>
        <translation>{count} zu den Besitzern ihrer Slots gebracht</translation>
    </message>
    <message>
        <source>{count} went on to its new owner with {count2}</source>
        <translation>{count} ging mit {count2} an seinen neuen Besitzer</translation>
    </message>
    <message>
        <source>{count} went on to their new owner with {count2}</source>
        <translation>{count} gingen mit {count2} an ihren neuen Besitzer</translation>
    </message>
    <message>
        <source>{count} ({slots}) stays with its owner, for nothing of it had moved</source>
        <translation>{count} ({slots}) bleibt bei seinem Besitzer, denn nichts davon war umgezogen</translation>
    </message>
    <message>
        <source>{count} ({slots}) stay with their owner, for nothing of them had moved</source>
        <translation>{count} ({slots}) bleiben bei ihrem Besitzer, denn nichts davon war umgezogen</translation>
    </message>
    <message>
        <source>all servers to agree on the slots</source>
        <translation>alle Server sind sich über die Slots einig</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; (slot {n}) has different values on {pod} and {pod2}</source>
        <translation>&apos;{key}&apos; (Slot {n}) hat verschiedene Werte auf {pod} und {pod2}</translation>
    </message>
    <message>
        <source>a key has different values on two servers, e.g. &apos;{key}&apos; on {pod} and {pod2}</source>
        <translation>ein Key hat verschiedene Werte auf zwei Servern: &apos;{key}&apos; auf {pod} und {pod2}</translation>
    </message>
    <message>
        <source>some keys have different values on two servers, e.g. &apos;{key}&apos; on {pod} and {pod2}</source>
        <translation>einige Keys haben verschiedene Werte auf zwei Servern, z. B. &apos;{key}&apos; auf {pod} und {pod2}</translation>
    </message>
    <message>
        <source>Nothing was dropped. {text}</source>
        <translation>Nichts wurde verworfen. {text}</translation>
    </message>
    <message>
        <source>Every primary has a config epoch of its own</source>
        <translation>Jeder Primary hat eine eigene Config-Epoche</translation>
    </message>
    <message>
        <source>the config epochs to differ</source>
        <translation>die Config-Epochen sind verschieden</translation>
    </message>
    <message>
        <source>the repaired findings to be gone</source>
        <translation>die reparierten Befunde sind fort</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Noch nicht angesehen</translation>
    </message>
    <message>
        <source>slot {n} stays open: {text}</source>
        <translation>Slot {n} bleibt offen: {text}</translation>
    </message>
    <message>
        <source>no primary owns it</source>
        <translation>kein Primary besitzt ihn</translation>
    </message>
    <message>
        <source>Assign the slot first (repair)</source>
        <translation>Vergeben Sie zuerst den Slot (Reparieren)</translation>
    </message>
    <message>
        <source>two primaries say that they own it; gossip has not settled it yet</source>
        <translation>zwei Primarys sagen, dass er ihnen gehört; Gossip hat das noch nicht geklärt</translation>
    </message>
    <message>
        <source>Look again in a moment</source>
        <translation>Sehen Sie gleich noch einmal nach</translation>
    </message>
    <message>
        <source>more than one node besides its owner holds keys of it</source>
        <translation>außer seinem Besitzer hält mehr als ein Node Keys davon</translation>
    </message>
    <message>
        <source>Look at these nodes&apos; keys</source>
        <translation>Sehen Sie sich die Keys dieser Nodes an</translation>
    </message>
    <message>
        <source>slot {n} is said to be node {node}&apos;s, which does not answer</source>
        <translation>Slot {n} soll dem Node {node} gehören, der nicht antwortet</translation>
    </message>
    <message>
        <source>Bring that node back: its keys are there</source>
        <translation>Bringen Sie diesen Node zurück: seine Keys sind dort</translation>
    </message>
    <message>
        <source>the servers to serve again</source>
        <translation>die Server bedienen wieder</translation>
    </message>
    <message>
        <source>there is no primary</source>
        <translation>es gibt keinen Primary</translation>
    </message>
    <message>
        <source>Missing: {list}</source>
        <translation>Es fehlt noch: {list}</translation>
    </message>
    <message>
        <source>waited {n} s for {text}; still missing: {list}</source>
        <translation>{n} s gewartet auf: {text}; es fehlt noch: {list}</translation>
    </message>
    <message>
        <source>stopped while waiting for {text}</source>
        <translation>angehalten beim Warten auf: {text}</translation>
    </message>
    <message>
        <source>it was there and is missing again: {list}</source>
        <translation>es war da und fehlt wieder: {list}</translation>
    </message>
    <message>
        <source>it is not as expected afterwards: {list}</source>
        <translation>es ist danach nicht wie erwartet: {list}</translation>
    </message>
    <message>
        <source>there is no kind of step named {kind}</source>
        <translation>es gibt keine Art von Schritt namens {kind}</translation>
    </message>
    <message>
        <source>The plan may come from a newer Slotpilot</source>
        <translation>Der Plan kommt vielleicht von einem neueren Slotpilot</translation>
    </message>
    <message>
        <source>does not exist yet</source>
        <translation>existiert noch nicht</translation>
    </message>
    <message>
        <source>still on the old revision</source>
        <translation>noch in der alten Revision</translation>
    </message>
    <message>
        <source>loads its data</source>
        <translation>lädt seine Daten</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>is still there</source>
        <translation>ist noch da</translation>
    </message>
    <message>
        <source>not linked</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>{n} bytes behind</source>
        <translation>{n} Bytes zurück</translation>
    </message>
    <message>
        <source>the StatefulSet&apos;s controller to see the change</source>
        <translation>der Controller des StatefulSets sieht die Änderung</translation>
    </message>
    <message>
        <source>does not get ready: {text}</source>
        <translation>wird nicht bereit: {text}</translation>
    </message>
    <message>
        <source>It is of an old revision, and Kubernetes does not replace it by itself: delete the pod</source>
        <translation>Er ist von einer alten Revision, und Kubernetes ersetzt ihn nicht von selbst: löschen Sie den Pod</translation>
    </message>
    <message>
        <source>Is the image&apos;s name right, and can the nodes pull it? Deploy again with the right one</source>
        <translation>Stimmt der Name des Images, und können die Nodes es laden? Deployen Sie neu mit dem richtigen</translation>
    </message>
    <message>
        <source>Make room on the nodes, or ask for less</source>
        <translation>Schaffen Sie Platz auf den Nodes, oder fordern Sie weniger an</translation>
    </message>
    <message>
        <source>Look at the pod&apos;s log and events</source>
        <translation>Sehen Sie sich Log und Events des Pods an</translation>
    </message>
    <message>
        <source>Redis is not in cluster mode</source>
        <translation>Redis ist nicht im Cluster-Modus</translation>
    </message>
    <message>
        <source>Set cluster-enabled yes in redis.conf and restart the pods</source>
        <translation>Setzen Sie cluster-enabled yes in redis.conf, und starten Sie die Pods neu</translation>
    </message>
    <message>
        <source>If nothing of it is needed: delete the pod&apos;s PVC and then the pod, or {command}</source>
        <translation>Wird nichts davon gebraucht: löschen Sie das PVC des Pods und dann den Pod, oder {command}</translation>
    </message>
    <message>
        <source>Finish or undo what was begun: {text}</source>
        <translation>Beenden Sie, was begonnen wurde, oder machen Sie es rückgängig: {text}</translation>
    </message>
    <message>
        <source>it knows the Redis node {node} at {address}, which is no pod of StatefulSet {set}: it has an old nodes.conf, or belongs to another Redis Cluster</source>
        <translation>er kennt den Redis-Node {node} mit der Adresse {address}, der kein Pod des StatefulSets {set} ist: er hat eine alte nodes.conf oder gehört zu einem anderen Redis Cluster</translation>
    </message>
    <message>
        <source>it owns {count} ({slots}) that would not be its own: somebody has half created a Redis Cluster</source>
        <translation>er besitzt {count} ({slots}), die nicht seine wären: jemand hat einen Redis Cluster halb erstellt</translation>
    </message>
    <message>
        <source>it holds {count} of old data</source>
        <translation>er hält alte Daten: {count}</translation>
    </message>
    <message>
        <source>{pod} does not know {pod2} (bus port {n})</source>
        <translation>{pod} kennt {pod2} nicht (Bus-Port {n})</translation>
    </message>
    <message>
        <source>{pod} does not reach {pod2} on its bus port {n}</source>
        <translation>{pod} erreicht {pod2} nicht auf dem Bus-Port {n}</translation>
    </message>
    <message>
        <source>No server turns into a replica</source>
        <translation>Kein Server wird zur Replica</translation>
    </message>
    <message>
        <source>The servers&apos; settings are their own</source>
        <translation>Die Server haben ihre eigenen Einstellungen</translation>
    </message>
    <message>
        <source>Settings are changed for this run</source>
        <translation>Einstellungen sind für diesen Lauf geändert</translation>
    </message>
    <message>
        <source>{pod} knows nobody</source>
        <translation>{pod} kennt niemanden</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>er antwortet nicht</translation>
    </message>
    <message>
        <source>It does not answer</source>
        <translation>Er antwortet nicht</translation>
    </message>
    <message>
        <source>It holds no key and is reset: {text}</source>
        <translation>Er hält keinen Key und wird zurückgesetzt: {text}</translation>
    </message>
    <message>
        <source>Copied {count} from {pod}</source>
        <translation>{count} von {pod} kopiert</translation>
    </message>
    <message>
        <source>No server knows {name}</source>
        <translation>Kein Server kennt {name}</translation>
    </message>
    <message>
        <source>{name} still knows the others</source>
        <translation>{name} kennt die anderen noch</translation>
    </message>
    <message>
        <source>{names} still knows it</source>
        <translation>{names}: kennt ihn noch</translation>
    </message>
    <message>
        <source>{names} can&apos;t be asked now</source>
        <translation>{names}: jetzt nicht abfragbar</translation>
    </message>
    <message>
        <source>it still owns {count}</source>
        <translation>er besitzt noch {count}</translation>
    </message>
    <message>
        <source>The cluster has changed since this was planned; plan again</source>
        <translation>Der Cluster hat sich seit der Planung geändert; planen Sie neu</translation>
    </message>
    <message>
        <source>Move its slots away first</source>
        <translation>Bringen Sie zuerst seine Slots weg</translation>
    </message>
    <message>
        <source>every server to forget node {node}</source>
        <translation>jeder Server vergisst den Node {node}</translation>
    </message>
    <message>
        <source>{count} moved</source>
        <translation>{count} umgezogen</translation>
    </message>
    <message>
        <source>{count} to move</source>
        <translation>{count} noch umzuziehen</translation>
    </message>
    <message>
        <source>{count} to move; some are open</source>
        <translation>{count} noch umzuziehen; einige sind offen</translation>
    </message>
    <message>
        <source>{count} not moved</source>
        <translation>{count} nicht umgezogen</translation>
    </message>
    <message>
        <source>{pod} still owns {count}</source>
        <translation>{pod} besitzt noch {count}</translation>
    </message>
    <message>
        <source>the owners to be as planned</source>
        <translation>die Besitzer sind wie geplant</translation>
    </message>
    <message>
        <source>Stopped at a safe point: no slot is open; {count} left</source>
        <translation>An einem sicheren Punkt angehalten: kein Slot ist offen; übrig: {count}</translation>
    </message>
    <message>
        <source>the servers that exchange slots to answer</source>
        <translation>die Server, die Slots austauschen, antworten</translation>
    </message>
    <message>
        <source>every server to reach every other and to serve</source>
        <translation>jeder Server erreicht jeden anderen und bedient</translation>
    </message>
    <message>
        <source>the owner of {count}</source>
        <translation>der Besitzer von {count}</translation>
    </message>
    <message>
        <source>it is no primary that answers, and can&apos;t take slots</source>
        <translation>er ist kein Primary, der antwortet, und kann keine Slots nehmen</translation>
    </message>
    <message>
        <source>slotpilotctl check tells more</source>
        <translation>slotpilotctl check sagt mehr</translation>
    </message>
    <message>
        <source>{count} no server that answers owns: {slots}</source>
        <translation>{count}, die keiner der antwortenden Server besitzt: {slots}</translation>
    </message>
    <message>
        <source>Some slots are open, as an interrupted move leaves them; they are finished first</source>
        <translation>Einige Slots sind offen, wie ein unterbrochener Umzug sie hinterlässt; sie werden zuerst fertig gemacht</translation>
    </message>
    <message>
        <source>The servers can move slots atomically; that is used</source>
        <translation>Die Server können Slots atomar verschieben; das wird genutzt</translation>
    </message>
    <message>
        <source>{pod} is a replica</source>
        <translation>{pod} ist eine Replica</translation>
    </message>
    <message>
        <source>{pod} is a primary with {count}</source>
        <translation>{pod} ist ein Primary mit {count}</translation>
    </message>
    <message>
        <source>{pod} takes over from {pod2}</source>
        <translation>{pod} übernimmt von {pod2}</translation>
    </message>
    <message>
        <source>{pod} to take over</source>
        <translation>{pod} übernimmt</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>{pod} is no primary yet</source>
        <translation>{pod} ist noch kein Primary</translation>
    </message>
    <message>
        <source>{pod} is no replica yet</source>
        <translation>{pod} ist noch keine Replica</translation>
    </message>
    <message>
        <source>{pod} has not heard of it</source>
        <translation>{pod} hat noch nichts davon gehört</translation>
    </message>
    <message>
        <source>a replica to have caught up</source>
        <translation>eine Replica ist auf dem Stand</translation>
    </message>
    <message>
        <source>{pod} does not answer</source>
        <translation>{pod} antwortet nicht</translation>
    </message>
    <message>
        <source>it has no replica that could take over</source>
        <translation>er hat keine Replica, die übernehmen könnte</translation>
    </message>
    <message>
        <source>the cluster to be as planned</source>
        <translation>der Cluster ist wie geplant</translation>
    </message>
    <message>
        <source>{n} of {count} are in the cluster</source>
        <translation>{n} von {count} sind im Cluster</translation>
    </message>
    <message>
        <source>slots a primary: {slots} instead of {slots2}</source>
        <translation>Slots pro Primary: {slots} statt {slots2}</translation>
    </message>
    <message>
        <source>{strategy} with partition {n}</source>
        <translation>{strategy} mit Partition {n}</translation>
    </message>
    <message>
        <source>they would restart with slots on them: {list}</source>
        <translation>sie würden mit Slots neu starten: {list}</translation>
    </message>
    <message>
        <source>The StatefulSet differs</source>
        <translation>Das StatefulSet ist anders</translation>
    </message>
    <message>
        <source>The StatefulSet is as wanted</source>
        <translation>Das StatefulSet ist wie gewünscht</translation>
    </message>
    <message>
        <source>these pods would go with slots on them: {list}</source>
        <translation>diese Pods gingen mit Slots: {list}</translation>
    </message>
    <message>
        <source>Kubernetes to act on it</source>
        <translation>Kubernetes handelt danach</translation>
    </message>
    <message>
        <source>{pod} is still there</source>
        <translation>{pod} ist noch da</translation>
    </message>
    <message>
        <source>{pod} to run and be part of the cluster</source>
        <translation>{pod} läuft und gehört zum Cluster</translation>
    </message>
    <message>
        <source>Kubernetes says: {text}</source>
        <translation>Kubernetes sagt: {text}</translation>
    </message>
    <message>
        <source>{pod} has the old address {address} of {pod2}</source>
        <translation>{pod} hat die alte Adresse {address} von {pod2}</translation>
    </message>
    <message>
        <source>{pod} is known under its former node id</source>
        <translation>{pod} ist unter seiner früheren Node-Id bekannt</translation>
    </message>
    <message>
        <source>{pod} came back as a replica</source>
        <translation>{pod} kam als Replica zurück</translation>
    </message>
    <message>
        <source>{pod} has not copied its primary&apos;s data yet</source>
        <translation>{pod} hat die Daten seines Primarys noch nicht kopiert</translation>
    </message>
    <message>
        <source>{pod} came back as a replica: reset and introduced again</source>
        <translation>{pod} kam als Replica zurück: zurückgesetzt und neu vorgestellt</translation>
    </message>
    <message>
        <source>{pod} has lost its node id with its data: the former one is forgotten</source>
        <translation>{pod} hat mit seinen Daten seine Node-Id verloren: die frühere wird vergessen</translation>
    </message>
    <message>
        <source>{pod} can&apos;t get ready on an old revision ({text}): it is deleted, so that Kubernetes makes it anew</source>
        <translation>{pod} wird in einer alten Revision nicht bereit ({text}): er wird gelöscht, damit Kubernetes ihn neu anlegt</translation>
    </message>
    <message>
        <source>{pod} has ended; its removal need not wait for the kubelet</source>
        <translation>{pod} ist zu Ende; seine Entfernung muss nicht auf das Kubelet warten</translation>
    </message>
    <message>
        <source>left to the kubelet: {text}</source>
        <translation>dem Kubelet überlassen: {text}</translation>
    </message>
    <message>
        <source>{names} left</source>
        <translation>übrig: {names}</translation>
    </message>
    <message>
        <source>the StatefulSet has more pods again: a PVC may be in use</source>
        <translation>das StatefulSet hat wieder mehr Pods: ein PVC könnte in Benutzung sein</translation>
    </message>
    <message>
        <source>the PVCs to go</source>
        <translation>die PVCs verschwinden</translation>
    </message>
    <message>
        <source>the API server to answer</source>
        <translation>der API-Server antwortet</translation>
    </message>
    <message>
        <source>The API server answers again</source>
        <translation>Der API-Server antwortet wieder</translation>
    </message>
    <message>
        <source>The cluster can&apos;t be read now; waiting: {text}</source>
        <translation>Der Cluster ist jetzt nicht lesbar; es wird gewartet: {text}</translation>
    </message>
    <message>
        <source>Interrupted; tried again: {text}</source>
        <translation>Unterbrochen; noch ein Versuch: {text}</translation>
    </message>
    <message>
        <source>no pod has this node id</source>
        <translation>kein Pod hat diese Node-Id</translation>
    </message>
    <message>
        <source>{pod} says cluster_state:{state}</source>
        <translation>{pod} meldet cluster_state:{state}</translation>
    </message>
    <message>
        <source>{pod} has not heard who owns {count}</source>
        <translation>{pod} hat noch nicht gehört, wem {count} gehören</translation>
    </message>
    <message>
        <source>{pod} imports {count} whose owner it has not heard of; that is begun anew</source>
        <translation>{pod} importiert {count}, deren Besitzer er nicht kennt; das wird neu begonnen</translation>
    </message>
    <message>
        <source>all servers to know {pod}</source>
        <translation>alle Server kennen {pod}</translation>
    </message>
    <message>
        <source>{pod} is told where another server is now</source>
        <translation>{pod} erfährt, wo ein anderer Server jetzt ist</translation>
    </message>
    <message>
        <source>{pod} is told where the other servers are now</source>
        <translation>{pod} erfährt, wo die anderen Server jetzt sind</translation>
    </message>
    <message>
        <source>{pod}: {setting} {value} for the time of this run</source>
        <translation>{pod}: {setting} {value} für die Dauer dieses Laufs</translation>
    </message>
    <message>
        <source>a setting could not be put back</source>
        <translation>eine Einstellung ließ sich nicht zurücknehmen</translation>
    </message>
    <message>
        <source>Go on with the run to try again</source>
        <translation>Setzen Sie den Lauf fort, um es noch einmal zu versuchen</translation>
    </message>
    <message>
        <source>it is no primary</source>
        <translation>er ist kein Primary</translation>
    </message>
    <message>
        <source>it does not know node {node}</source>
        <translation>er kennt den Node {node} nicht</translation>
    </message>
    <message>
        <source>it sees node {node} as no primary</source>
        <translation>für ihn ist der Node {node} kein Primary</translation>
    </message>
    <message>
        <source>{pod} to know the nodes that it exchanges slots with</source>
        <translation>{pod} kennt die Nodes, mit denen er Slots austauscht</translation>
    </message>
    <message>
        <source>the server is another node: its address was taken over</source>
        <translation>der Server ist ein anderer Node: seine Adresse wurde übernommen</translation>
    </message>
    <message>
        <source>the server is another node (the address was taken over)</source>
        <translation>der Server ist ein anderer Node (die Adresse wurde übernommen)</translation>
    </message>
    <message>
        <source>Look at the cluster again</source>
        <translation>Sehen Sie sich den Cluster noch einmal an</translation>
    </message>
    <message>
        <source>the target is no primary of the cluster</source>
        <translation>das Ziel ist kein Primary des Clusters</translation>
    </message>
    <message>
        <source>it does not own the slots that are to leave it: {slots}</source>
        <translation>er besitzt die Slots nicht, die von ihm weg sollen: {slots}</translation>
    </message>
    <message>
        <source>make a new plan</source>
        <translation>machen Sie einen neuen Plan</translation>
    </message>
    <message>
        <source>stopped: the rest of the slots stays where it is</source>
        <translation>angehalten: die übrigen Slots bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>slot {n} can&apos;t be set importing: {text}</source>
        <translation>Slot {n} lässt sich nicht auf IMPORTING setzen: {text}</translation>
    </message>
    <message>
        <source>slot {n} can&apos;t be set migrating: {text}</source>
        <translation>Slot {n} lässt sich nicht auf MIGRATING setzen: {text}</translation>
    </message>
    <message>
        <source>keys can&apos;t be counted: {text}</source>
        <translation>Keys lassen sich nicht zählen: {text}</translation>
    </message>
    <message>
        <source>a key of {n} MB in slot {n2} moves alone; {pod} and {pod2} answer nobody until then</source>
        <translation>ein Key von {n} MB in Slot {n2} zieht allein um; {pod} und {pod2} antworten bis dahin niemandem</translation>
    </message>
    <message>
        <source>keys of slot {n} can&apos;t be moved: {text}</source>
        <translation>Keys aus Slot {n} lassen sich nicht verschieben: {text}</translation>
    </message>
    <message>
        <source>Nothing was overwritten. Look at both values and delete the one that is wrong: on {pod} as usual, on {pod2} with ASKING before each command, in one session of redis-cli</source>
        <translation>Nichts wurde überschrieben. Sehen Sie sich beide Werte an und löschen Sie den falschen: auf {pod} wie üblich, auf {pod2} mit ASKING vor jedem Befehl, in einer Sitzung von redis-cli</translation>
    </message>
    <message>
        <source>slot {n} can&apos;t be handed over: {text}</source>
        <translation>Slot {n} lässt sich nicht übergeben: {text}</translation>
    </message>
    <message>
        <source>The target has no memory left: raise its maxmemory or move fewer slots to it</source>
        <translation>Das Ziel hat keinen Speicher mehr: erhöhen Sie sein maxmemory, oder verschieben Sie weniger Slots dorthin</translation>
    </message>
    <message>
        <source>{pod} could not be told the slots&apos; new owner (gossip tells it): {text}</source>
        <translation>{pod} ließ sich der neue Besitzer der Slots nicht sagen (Gossip sagt ihn): {text}</translation>
    </message>
    <message>
        <source>{pod} can&apos;t be told the slots&apos; new owners (gossip does): {text}</source>
        <translation>{pod} lassen sich die neuen Besitzer der Slots nicht sagen (Gossip tut es): {text}</translation>
    </message>
    <message>
        <source>moving slots was interrupted and is tried again: {text}</source>
        <translation>das Verschieben wurde unterbrochen und wird noch einmal versucht: {text}</translation>
    </message>
    <message>
        <source>tried again: {text}</source>
        <translation>noch ein Versuch: {text}</translation>
    </message>
    <message>
        <source>slots are left without a reason</source>
        <translation>Slots sind ohne Grund übrig</translation>
    </message>
    <message>
        <source>the server&apos;s slot migration {state}: {text}</source>
        <translation>die Slot-Migration des Servers ist {state}: {text}</translation>
    </message>
    <message>
        <source>the server knows nothing of the slot migration any more (was it restarted?)</source>
        <translation>der Server weiß nichts mehr von der Slot-Migration (wurde er neu gestartet?)</translation>
    </message>
    <message>
        <source>the servers to move slots</source>
        <translation>die Server verschieben Slots</translation>
    </message>
    <message>
        <source>a bug in Slotpilot: {text}</source>
        <translation>ein Fehler in Slotpilot: {text}</translation>
    </message>
    <message>
        <source>Please report it with the log of this run</source>
        <translation>Bitte melden Sie ihn mit dem Log dieses Laufs</translation>
    </message>
    <message>
        <source>This is a bug in Slotpilot; please report it.</source>
        <translation>Das ist ein Fehler in Slotpilot; bitte melden Sie ihn.</translation>
    </message>
    <message>
        <source>the journal can&apos;t be written, so the run stops here</source>
        <translation>das Journal ist nicht schreibbar, darum hält der Lauf hier an</translation>
    </message>
    <message>
        <source>Free space or mend the journal&apos;s file, then retry: what was done is recognised</source>
        <translation>Schaffen Sie Platz, oder reparieren Sie die Datei des Journals; dann wiederholen Sie: was getan ist, wird erkannt</translation>
    </message>
    <message>
        <source>the journal is damaged or no journal ({text})</source>
        <translation>das Journal ist beschädigt oder keines ({text})</translation>
    </message>
    <message>
        <source>the journal can&apos;t be used ({text})</source>
        <translation>das Journal ist nicht benutzbar ({text})</translation>
    </message>
    <message>
        <source>Move the file away: a new one is made, and the runs in the old one can&apos;t be gone on with</source>
        <translation>Legen Sie die Datei weg: eine neue wird angelegt, und die Läufe in der alten lassen sich nicht fortsetzen</translation>
    </message>
    <message>
        <source>See whether the disk is full or the file belongs to somebody else</source>
        <translation>Prüfen Sie, ob die Platte voll ist oder die Datei jemand anderem gehört</translation>
    </message>
    <message>
        <source>the journal was written by a newer Slotpilot (its version {n}, known {n2})</source>
        <translation>das Journal schrieb ein neueres Slotpilot (Version {n}, bekannt ist {n2})</translation>
    </message>
    <message>
        <source>Use that one, or move the file away</source>
        <translation>Nehmen Sie dieses, oder legen Sie die Datei weg</translation>
    </message>
    <message>
        <source>the file is another program&apos;s database, not a journal</source>
        <translation>die Datei ist die Datenbank eines anderen Programms, kein Journal</translation>
    </message>
    <message>
        <source>Move it away, or set XDG_STATE_HOME to another folder</source>
        <translation>Legen Sie sie weg, oder setzen Sie XDG_STATE_HOME auf einen anderen Ordner</translation>
    </message>
    <message>
        <source>the journal&apos;s folder can&apos;t be made ({text})</source>
        <translation>der Ordner des Journals lässt sich nicht anlegen ({text})</translation>
    </message>
    <message>
        <source>Set XDG_STATE_HOME to a folder that you can write to</source>
        <translation>Setzen Sie XDG_STATE_HOME auf einen Ordner, in den Sie schreiben können</translation>
    </message>
    <message>
        <source>the journal can&apos;t be opened ({text})</source>
        <translation>das Journal lässt sich nicht öffnen ({text})</translation>
    </message>
    <message>
        <source>See who owns it, or set XDG_STATE_HOME to another folder</source>
        <translation>Sehen Sie nach, wem es gehört, oder setzen Sie XDG_STATE_HOME auf einen anderen Ordner</translation>
    </message>
    <message>
        <source>the run {run} is there already</source>
        <translation>den Lauf {run} gibt es schon</translation>
    </message>
    <message>
        <source>no run {run} in the journal</source>
        <translation>kein Lauf {run} im Journal</translation>
    </message>
    <message>
        <source>`slotpilotctl runs list` shows those that there are</source>
        <translation>`slotpilotctl runs list` zeigt, welche es gibt</translation>
    </message>
    <message>
        <source>several runs have {run} in their name</source>
        <translation>mehrere Läufe haben {run} im Namen</translation>
    </message>
    <message>
        <source>Give more of it</source>
        <translation>Geben Sie mehr davon an</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>the run can&apos;t be read: {text}</source>
        <translation>der Lauf ist nicht lesbar: {text}</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is not a text</source>
        <translation>ist kein Text</translation>
    </message>
    <message>
        <source>is not a list</source>
        <translation>ist keine Liste</translation>
    </message>
    <message>
        <source>is not an object</source>
        <translation>ist kein Objekt</translation>
    </message>
    <message>
        <source>is not unique</source>
        <translation>ist nicht eindeutig</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>the file is no exported run, or cut off (no JSON from byte {n})</source>
        <translation>die Datei ist kein exportierter Lauf, oder abgeschnitten (kein JSON ab Byte {n})</translation>
    </message>
    <message>
        <source>Export it again as JSON</source>
        <translation>Exportieren Sie ihn noch einmal als JSON</translation>
    </message>
    <message>
        <source>the file is JSON, but no run that Slotpilot exported</source>
        <translation>die Datei ist JSON, aber kein Lauf, den Slotpilot exportiert hat</translation>
    </message>
    <message>
        <source>Export a run as JSON in History, or by slotpilotctl runs export RUN --format json</source>
        <translation>Exportieren Sie einen Lauf als JSON im Verlauf, oder mit slotpilotctl runs export RUN --format json</translation>
    </message>
    <message>
        <source>the run was exported by a newer Slotpilot (version {n} of the format, known {n2})</source>
        <translation>den Lauf exportierte ein neueres Slotpilot (Version {n} des Formats, bekannt ist {n2})</translation>
    </message>
    <message>
        <source>Update Slotpilot here, or have the run exported as HTML there</source>
        <translation>Aktualisieren Sie Slotpilot hier, oder lassen Sie den Lauf dort als HTML exportieren</translation>
    </message>
    <message>
        <source>the exported run has no version</source>
        <translation>der exportierte Lauf hat keine Version</translation>
    </message>
    <message>
        <source>the exported run is broken</source>
        <translation>der exportierte Lauf ist kaputt</translation>
    </message>
    <message>
        <source>the exported run is broken: a value is missing, or of another type</source>
        <translation>der exportierte Lauf ist kaputt: ein Wert fehlt oder ist von anderer Art</translation>
    </message>
    <message>
        <source>change {n} has no time</source>
        <translation>Änderung {n} hat keine Zeit</translation>
    </message>
    <message>
        <source>change {n} of the recording can&apos;t be read ({text})</source>
        <translation>Änderung {n} der Aufzeichnung ist nicht lesbar ({text})</translation>
    </message>
    <message>
        <source>the run can&apos;t be recorded for a replay: {text}</source>
        <translation>der Lauf lässt sich nicht für eine Wiedergabe aufzeichnen: {text}</translation>
    </message>
    <message>
        <source>the file can&apos;t be written ({text})</source>
        <translation>die Datei ist nicht schreibbar ({text})</translation>
    </message>
    <message>
        <source>the file can&apos;t be read ({text})</source>
        <translation>die Datei ist nicht lesbar ({text})</translation>
    </message>
    <message>
        <source>Choose another folder, or free space</source>
        <translation>Wählen Sie einen anderen Ordner, oder schaffen Sie Platz</translation>
    </message>
    <message>
        <source>Wait until that run has ended, or end it there</source>
        <translation>Warten Sie, bis dieser Lauf zu Ende ist, oder beenden Sie ihn dort</translation>
    </message>
    <message>
        <source>stopped while waiting for the cluster&apos;s Lease</source>
        <translation>angehalten beim Warten auf die Lease des Clusters</translation>
    </message>
    <message>
        <source>it could not be given back and runs out by itself: {text}</source>
        <translation>sie ließ sich nicht zurückgeben und läuft von selbst ab: {text}</translation>
    </message>
    <message>
        <source>it can&apos;t be renewed now: {text}</source>
        <translation>sie lässt sich jetzt nicht erneuern: {text}</translation>
    </message>
    <message>
        <source>somebody edited the Lease</source>
        <translation>jemand hat die Lease bearbeitet</translation>
    </message>
    <message>
        <source>the cluster&apos;s Lease was lost; it is held by nobody: it was deleted</source>
        <translation>die Lease des Clusters ging verloren; niemand hält sie: sie wurde gelöscht</translation>
    </message>
    <message>
        <source>See what they do before going on with this run</source>
        <translation>Sehen Sie nach, was dort getan wird, bevor Sie diesen Lauf fortsetzen</translation>
    </message>
    <message>
        <source>The run stops at its next safe point: {text}</source>
        <translation>Der Lauf hält am nächsten sicheren Punkt an: {text}</translation>
    </message>
    <message>
        <source>somebody changed it since this form was opened</source>
        <translation>jemand hat es geändert, seit dieses Formular geöffnet wurde</translation>
    </message>
    <message>
        <source>Open the form again: it shows what is there now</source>
        <translation>Öffnen Sie das Formular noch einmal: es zeigt, was jetzt da ist</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>Redis needs another password</source>
        <translation>Redis braucht ein anderes Passwort</translation>
    </message>
    <message>
        <source>Redis needs a password</source>
        <translation>Redis braucht ein Passwort</translation>
    </message>
    <message>
        <source>This Redis needs a password</source>
        <translation>Dieses Redis braucht ein Passwort</translation>
    </message>
    <message>
        <source>Give the password that this Redis wants</source>
        <translation>Geben Sie das Passwort an, das dieses Redis will</translation>
    </message>
    <message>
        <source>Give this Redis user the permission (ACL)</source>
        <translation>Geben Sie diesem Redis-Benutzer das Recht (ACL)</translation>
    </message>
    <message>
        <source>Redis runs in protected mode: it takes connections from its own host only</source>
        <translation>Redis läuft im Protected Mode: es nimmt nur Verbindungen vom eigenen Rechner an</translation>
    </message>
    <message>
        <source>Set protected-mode no or a password in redis.conf</source>
        <translation>Setzen Sie in redis.conf protected-mode no oder ein Passwort</translation>
    </message>
    <message>
        <source>Give it as redis-cli takes it, in the variable REDISCLI_AUTH (and --redis-user, if it is not the default user&apos;s); the window asks for it</source>
        <translation>Geben Sie es an wie für redis-cli, in der Variable REDISCLI_AUTH (und --redis-user, falls es nicht das des Standardbenutzers ist); das Fenster fragt danach</translation>
    </message>
    <message>
        <source>the Redis password can&apos;t be read</source>
        <translation>das Redis-Passwort ist nicht lesbar</translation>
    </message>
    <message>
        <source>holds no Redis password under {name}</source>
        <translation>enthält kein Redis-Passwort unter {name}</translation>
    </message>
    <message>
        <source>its pods name none in REDISCLI_AUTH or REDIS_PASSWORD</source>
        <translation>seine Pods nennen keines in REDISCLI_AUTH oder REDIS_PASSWORD</translation>
    </message>
    <message>
        <source>Redis does not run in cluster mode</source>
        <translation>Redis läuft nicht im Cluster-Modus</translation>
    </message>
    <message>
        <source>Set cluster-enabled yes in redis.conf and restart the pod</source>
        <translation>Setzen Sie cluster-enabled yes in redis.conf, und starten Sie den Pod neu</translation>
    </message>
    <message>
        <source>Redis is loading its data</source>
        <translation>Redis lädt seine Daten</translation>
    </message>
    <message>
        <source>there is no StatefulSet {set}</source>
        <translation>es gibt kein StatefulSet {set}</translation>
    </message>
    <message>
        <source>there is no namespace {namespace}</source>
        <translation>es gibt keinen Namespace {namespace}</translation>
    </message>
    <message>
        <source>an answer is missing</source>
        <translation>eine Antwort fehlt</translation>
    </message>
    <message>
        <source>the pod is {phase}</source>
        <translation>der Pod ist {phase}</translation>
    </message>
    <message>
        <source>the pod is not running</source>
        <translation>der Pod läuft nicht</translation>
    </message>
    <message>
        <source>the pod is {phase} ({text})</source>
        <translation>der Pod ist {phase} ({text})</translation>
    </message>
    <message>
        <source>the pod is not running ({text})</source>
        <translation>der Pod läuft nicht ({text})</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>the name lookup took too long</source>
        <translation>die Namensauflösung dauerte zu lange</translation>
    </message>
    <message>
        <source>the name can&apos;t be looked up: {text}</source>
        <translation>der Name lässt sich nicht auflösen: {text}</translation>
    </message>
    <message>
        <source>the name has no address</source>
        <translation>der Name hat keine Adresse</translation>
    </message>
    <message>
        <source>can&apos;t connect: {text}</source>
        <translation>keine Verbindung: {text}</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>Kein Weg zum Zielrechner</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>Verbindung von der Gegenstelle zurückgesetzt</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Zeitüberschreitung beim Verbinden</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>Netz nicht erreichbar</translation>
    </message>
    <message>
        <source>connection lost: {text}</source>
        <translation>Verbindung verloren: {text}</translation>
    </message>
    <message>
        <source>connection lost: the server closed it</source>
        <translation>Verbindung verloren: der Server hat sie geschlossen</translation>
    </message>
    <message>
        <source>not a Redis answer: {text}</source>
        <translation>keine Antwort von Redis: {text}</translation>
    </message>
    <message>
        <source>an empty command</source>
        <translation>ein leerer Befehl</translation>
    </message>
    <message>
        <source>the answer to CLUSTER NODES can&apos;t be read: {text}</source>
        <translation>die Antwort auf CLUSTER NODES ist nicht lesbar: {text}</translation>
    </message>
    <message>
        <source>the answer to CLUSTER INFO can&apos;t be read</source>
        <translation>die Antwort auf CLUSTER INFO ist nicht lesbar</translation>
    </message>
    <message>
        <source>the quote {mark} is not closed</source>
        <translation>das Anführungszeichen {mark} ist nicht geschlossen</translation>
    </message>
    <message>
        <source>Close it, or put a \ before it inside of quotes</source>
        <translation>Schließen Sie es, oder setzen Sie innerhalb von Anführungszeichen ein \ davor</translation>
    </message>
    <message>
        <source>a space is missing after the closing {mark}</source>
        <translation>nach dem schließenden {mark} fehlt ein Leerzeichen</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; is no slot and no range of slots</source>
        <translation>„{word}“ ist kein Slot und kein Bereich von Slots</translation>
    </message>
    <message>
        <source>Slots are 0 to 16383, ranges like 0-5460</source>
        <translation>Slots sind 0 bis 16383, Bereiche wie 0-5460</translation>
    </message>
    <message>
        <source>Ask the cluster&apos;s administrator for a Role that allows it</source>
        <translation>Bitten Sie die Verwalter des Clusters um eine Role, die es erlaubt</translation>
    </message>
    <message>
        <source>The API server is busy; try again</source>
        <translation>Der API-Server ist beschäftigt; versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>the API server answered HTTP {n}</source>
        <translation>der API-Server antwortete HTTP {n}</translation>
    </message>
    <message>
        <source>the API server answered HTTP {n}: {text}</source>
        <translation>der API-Server antwortete HTTP {n}: {text}</translation>
    </message>
    <message>
        <source>That was a web page: a proxy or a login page may be in between</source>
        <translation>Das war eine Webseite: ein Proxy oder eine Anmeldeseite ist vielleicht dazwischen</translation>
    </message>
    <message>
        <source>Others manage these fields: leave them out, or agree to take them over</source>
        <translation>Andere verwalten diese Felder: lassen Sie sie weg, oder stimmen Sie zu, sie zu übernehmen</translation>
    </message>
    <message>
        <source>the API server has not answered for {n} s</source>
        <translation>der API-Server hat seit {n} s nicht geantwortet</translation>
    </message>
    <message>
        <source>the API server can&apos;t be reached: {text}</source>
        <translation>der API-Server ist nicht erreichbar: {text}</translation>
    </message>
    <message>
        <source>the API server does not answer</source>
        <translation>der API-Server antwortet nicht</translation>
    </message>
    <message>
        <source>the API server did not answer in time</source>
        <translation>der API-Server hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>the API server did not answer the request for a stream in time</source>
        <translation>der API-Server hat auf die Bitte um einen Stream nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>the connection to the API server was lost</source>
        <translation>die Verbindung zum API-Server ging verloren</translation>
    </message>
    <message>
        <source>the connection was lost</source>
        <translation>die Verbindung ging verloren</translation>
    </message>
    <message>
        <source>the connection broke off in the TLS handshake</source>
        <translation>die Verbindung brach im TLS-Handshake ab</translation>
    </message>
    <message>
        <source>the connection broke off before the answer to the request for a stream</source>
        <translation>die Verbindung brach vor der Antwort auf die Bitte um einen Stream ab</translation>
    </message>
    <message>
        <source>nothing comes from the stream any more</source>
        <translation>aus dem Stream kommt nichts mehr</translation>
    </message>
    <message>
        <source>the name in {address} can&apos;t be resolved</source>
        <translation>der Name in {address} lässt sich nicht auflösen</translation>
    </message>
    <message>
        <source>Look whether the network or VPN is up and the server&apos;s address in the kubeconfig is right</source>
        <translation>Prüfen Sie, ob das Netz oder VPN steht und die Adresse des Servers in der kubeconfig stimmt</translation>
    </message>
    <message>
        <source>Nothing listens there: is the cluster running, and is this its address?</source>
        <translation>Dort lauscht niemand: läuft der Cluster, und ist das seine Adresse?</translation>
    </message>
    <message>
        <source>the proxy {proxy} refused to connect (HTTP {n})</source>
        <translation>der Proxy {proxy} lehnte die Verbindung ab (HTTP {n})</translation>
    </message>
    <message>
        <source>the proxy {proxy} refused to connect: {text}</source>
        <translation>der Proxy {proxy} lehnte die Verbindung ab: {text}</translation>
    </message>
    <message>
        <source>the proxy {proxy} can&apos;t be reached: {text}</source>
        <translation>der Proxy {proxy} ist nicht erreichbar: {text}</translation>
    </message>
    <message>
        <source>the proxy {proxy} failed: {text}</source>
        <translation>der Proxy {proxy} scheiterte: {text}</translation>
    </message>
    <message>
        <source>the name of the proxy {proxy} can&apos;t be resolved</source>
        <translation>der Name des Proxys {proxy} lässt sich nicht auflösen</translation>
    </message>
    <message>
        <source>Put user and password into proxy-url</source>
        <translation>Tragen Sie Benutzer und Passwort in proxy-url ein</translation>
    </message>
    <message>
        <source>Look at proxy-url in the kubeconfig, or at HTTPS_PROXY and NO_PROXY</source>
        <translation>Prüfen Sie proxy-url in der kubeconfig, oder HTTPS_PROXY und NO_PROXY</translation>
    </message>
    <message>
        <source>Look at proxy-url in the kubeconfig, or at HTTPS_PROXY</source>
        <translation>Prüfen Sie proxy-url in der kubeconfig, oder HTTPS_PROXY</translation>
    </message>
    <message>
        <source>Look at proxy-url in the kubeconfig</source>
        <translation>Prüfen Sie proxy-url in der kubeconfig</translation>
    </message>
    <message>
        <source>the server&apos;s certificate is for another name</source>
        <translation>das Zertifikat des Servers lautet auf einen anderen Namen</translation>
    </message>
    <message>
        <source>Use a name that is in the certificate, or set tls-server-name in the kubeconfig</source>
        <translation>Nehmen Sie einen Namen, der im Zertifikat steht, oder setzen Sie tls-server-name in der kubeconfig</translation>
    </message>
    <message>
        <source>the server&apos;s certificate has expired</source>
        <translation>das Zertifikat des Servers ist abgelaufen</translation>
    </message>
    <message>
        <source>Look at this machine&apos;s clock; else the cluster&apos;s administrator must renew it</source>
        <translation>Prüfen Sie die Uhr dieses Rechners; sonst müssen die Verwalter des Clusters es erneuern</translation>
    </message>
    <message>
        <source>the server&apos;s certificate is not valid yet</source>
        <translation>das Zertifikat des Servers gilt noch nicht</translation>
    </message>
    <message>
        <source>Look at this machine&apos;s clock</source>
        <translation>Prüfen Sie die Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>the server&apos;s certificate was refused: {text}</source>
        <translation>das Zertifikat des Servers wurde abgelehnt: {text}</translation>
    </message>
    <message>
        <source>the server&apos;s certificate is not signed by the kubeconfig&apos;s certificate authority: {text}</source>
        <translation>das Zertifikat des Servers ist nicht von der Zertifizierungsstelle der kubeconfig unterschrieben: {text}</translation>
    </message>
    <message>
        <source>the server&apos;s certificate is not signed by the authorities that this machine trusts: {text}</source>
        <translation>das Zertifikat des Servers ist von keiner Zertifizierungsstelle unterschrieben, der dieser Rechner traut: {text}</translation>
    </message>
    <message>
        <source>The kubeconfig belongs to another cluster or is out of date; get a new one</source>
        <translation>Die kubeconfig gehört zu einem anderen Cluster oder ist veraltet; besorgen Sie eine neue</translation>
    </message>
    <message>
        <source>the client certificate can&apos;t be used: {text}</source>
        <translation>das Client-Zertifikat ist nicht brauchbar: {text}</translation>
    </message>
    <message>
        <source>Get a new kubeconfig</source>
        <translation>Besorgen Sie eine neue kubeconfig</translation>
    </message>
    <message>
        <source>what answers there speaks no TLS</source>
        <translation>was dort antwortet, spricht kein TLS</translation>
    </message>
    <message>
        <source>Look at the server&apos;s scheme and port in the kubeconfig</source>
        <translation>Prüfen Sie Schema und Port des Servers in der kubeconfig</translation>
    </message>
    <message>
        <source>the server refused the TLS handshake: {text}</source>
        <translation>der Server lehnte den TLS-Handshake ab: {text}</translation>
    </message>
    <message>
        <source>the server refused the TLS connection: {text}</source>
        <translation>der Server lehnte die TLS-Verbindung ab: {text}</translation>
    </message>
    <message>
        <source>The client certificate may be missing, expired or of another cluster</source>
        <translation>Das Client-Zertifikat fehlt vielleicht, ist abgelaufen oder von einem anderen Cluster</translation>
    </message>
    <message>
        <source>the server&apos;s or the proxy&apos;s URL can&apos;t be used: {text}</source>
        <translation>die URL des Servers oder des Proxys ist nicht brauchbar: {text}</translation>
    </message>
    <message>
        <source>Look at server and proxy-url in the kubeconfig</source>
        <translation>Prüfen Sie server und proxy-url in der kubeconfig</translation>
    </message>
    <message>
        <source>the &quot;server&quot; of the cluster &quot;{cluster}&quot; is no https address</source>
        <translation>„server“ des Clusters „{cluster}“ ist keine https-Adresse</translation>
    </message>
    <message>
        <source>Write it as https://HOST:PORT</source>
        <translation>Schreiben Sie sie als https://HOST:PORT</translation>
    </message>
    <message>
        <source>the answer is no JSON object</source>
        <translation>die Antwort ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>Look whether the kubeconfig&apos;s server is a Kubernetes API server, and no proxy or web page</source>
        <translation>Prüfen Sie, ob der Server der kubeconfig ein API-Server von Kubernetes ist, und kein Proxy und keine Webseite</translation>
    </message>
    <message>
        <source>the answer is no list</source>
        <translation>die Antwort ist keine Liste</translation>
    </message>
    <message>
        <source>the list holds what is no object</source>
        <translation>die Liste enthält etwas, was kein Objekt ist</translation>
    </message>
    <message>
        <source>the watch sent what is no event</source>
        <translation>der Watch schickte etwas, was kein Ereignis ist</translation>
    </message>
    <message>
        <source>the server sent a {kind} that can&apos;t be read: {text}</source>
        <translation>der Server schickte ein Objekt der Art {kind}, das nicht lesbar ist: {text}</translation>
    </message>
    <message>
        <source>the user &quot;{user}&quot; logs in with the auth-provider &quot;{provider}&quot;, which Kubernetes has removed</source>
        <translation>der Benutzer „{user}“ meldet sich mit dem Auth-Provider „{provider}“ an, den Kubernetes entfernt hat</translation>
    </message>
    <message>
        <source>Make the kubeconfig again with the provider&apos;s present tool (an exec plugin, such as gke-gcloud-auth-plugin or kubelogin)</source>
        <translation>Erzeugen Sie die kubeconfig neu mit dem jetzigen Werkzeug des Anbieters (einem exec-Plugin wie gke-gcloud-auth-plugin oder kubelogin)</translation>
    </message>
    <message>
        <source>the token holds line breaks or control characters</source>
        <translation>das Token enthält Zeilenumbrüche oder Steuerzeichen</translation>
    </message>
    <message>
        <source>the client certificate can&apos;t be read</source>
        <translation>das Client-Zertifikat ist nicht lesbar</translation>
    </message>
    <message>
        <source>the client key can&apos;t be read</source>
        <translation>der Client-Schlüssel ist nicht lesbar</translation>
    </message>
    <message>
        <source>the token file can&apos;t be read</source>
        <translation>die Token-Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>the certificate authority can&apos;t be read</source>
        <translation>die Zertifizierungsstelle ist nicht lesbar</translation>
    </message>
    <message>
        <source>Look whether the file is there and readable</source>
        <translation>Prüfen Sie, ob die Datei da und lesbar ist</translation>
    </message>
    <message>
        <source>the client certificate is no PEM certificate</source>
        <translation>das Client-Zertifikat ist kein PEM-Zertifikat</translation>
    </message>
    <message>
        <source>the client key is no PEM key, or is encrypted</source>
        <translation>der Client-Schlüssel ist kein PEM-Schlüssel, oder er ist verschlüsselt</translation>
    </message>
    <message>
        <source>Keys with a passphrase can&apos;t be used</source>
        <translation>Schlüssel mit Passphrase sind nicht benutzbar</translation>
    </message>
    <message>
        <source>the client key does not belong to the client certificate</source>
        <translation>der Client-Schlüssel gehört nicht zum Client-Zertifikat</translation>
    </message>
    <message>
        <source>the certificate authority holds no PEM certificate</source>
        <translation>die Zertifizierungsstelle enthält kein PEM-Zertifikat</translation>
    </message>
    <message>
        <source>The client certificate of the user &quot;{user}&quot; expired on {time}: get a new kubeconfig</source>
        <translation>Das Client-Zertifikat des Benutzers „{user}“ lief am {time} ab: besorgen Sie eine neue kubeconfig</translation>
    </message>
    <message>
        <source>The context &quot;{context}&quot; has no credentials: its user holds no token, certificate or plugin</source>
        <translation>Der Kontext „{context}“ hat keine Zugangsdaten: sein Benutzer hat weder Token noch Zertifikat noch Plugin</translation>
    </message>
    <message>
        <source>Log in again with the tool that makes the credentials: {tool}</source>
        <translation>Melden Sie sich noch einmal an mit dem Werkzeug, das die Zugangsdaten macht: {tool}</translation>
    </message>
    <message>
        <source>The credentials of the user &quot;{user}&quot; are not (or no longer) valid: get a new kubeconfig</source>
        <translation>Die Zugangsdaten des Benutzers „{user}“ gelten nicht (mehr): besorgen Sie eine neue kubeconfig</translation>
    </message>
    <message>
        <source>the apiVersion &quot;{version}&quot; is not known</source>
        <translation>die apiVersion „{version}“ ist nicht bekannt</translation>
    </message>
    <message>
        <source>Use client.authentication.k8s.io/v1: a newer version of the tool writes such a kubeconfig</source>
        <translation>Nehmen Sie client.authentication.k8s.io/v1: eine neuere Version des Werkzeugs schreibt so eine kubeconfig</translation>
    </message>
    <message>
        <source>it needs a terminal (interactiveMode: Always)</source>
        <translation>es braucht ein Terminal (interactiveMode: Always)</translation>
    </message>
    <message>
        <source>Choose a way to log in that needs none</source>
        <translation>Wählen Sie eine Art der Anmeldung, die keines braucht</translation>
    </message>
    <message>
        <source>the program was found neither in PATH nor in the login shell&apos;s PATH</source>
        <translation>das Programm steht weder im PATH noch im PATH der Login-Shell</translation>
    </message>
    <message>
        <source>Install it, or name it with its full path in the kubeconfig</source>
        <translation>Installieren Sie es, oder nennen Sie es in der kubeconfig mit vollem Pfad</translation>
    </message>
    <message>
        <source>it did not end within {amount}</source>
        <translation>es endete nicht binnen {amount}</translation>
    </message>
    <message>
        <source>Run it in a terminal: it may be waiting for an answer or for the network</source>
        <translation>Starten Sie es in einem Terminal: es wartet vielleicht auf eine Antwort oder auf das Netz</translation>
    </message>
    <message>
        <source>it can&apos;t be run</source>
        <translation>es lässt sich nicht ausführen</translation>
    </message>
    <message>
        <source>it ended with {n}</source>
        <translation>es endete mit {n}</translation>
    </message>
    <message>
        <source>it ended with {n}: {text}</source>
        <translation>es endete mit {n}: {text}</translation>
    </message>
    <message>
        <source>Log in again with the tool that it belongs to</source>
        <translation>Melden Sie sich noch einmal an mit dem Werkzeug, zu dem es gehört</translation>
    </message>
    <message>
        <source>its output ({n} bytes) can&apos;t be used: {text}</source>
        <translation>seine Ausgabe ({n} Bytes) ist nicht brauchbar: {text}</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>sie ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its kind is not ExecCredential</source>
        <translation>ihre Art ist nicht ExecCredential</translation>
    </message>
    <message>
        <source>its apiVersion is not {version}, as the kubeconfig says</source>
        <translation>ihre apiVersion ist nicht {version}, wie die kubeconfig sagt</translation>
    </message>
    <message>
        <source>it has no status</source>
        <translation>sie hat keinen Status</translation>
    </message>
    <message>
        <source>it holds neither a token nor a client certificate</source>
        <translation>sie enthält weder ein Token noch ein Client-Zertifikat</translation>
    </message>
    <message>
        <source>Run it in a terminal and look whether it prints an ExecCredential</source>
        <translation>Starten Sie es in einem Terminal, und sehen Sie nach, ob es ein ExecCredential ausgibt</translation>
    </message>
    <message>
        <source>the command&apos;s status can&apos;t be read</source>
        <translation>der Status des Befehls ist nicht lesbar</translation>
    </message>
    <message>
        <source>the command could not be run</source>
        <translation>der Befehl ließ sich nicht ausführen</translation>
    </message>
    <message>
        <source>the connection ended before the command did</source>
        <translation>die Verbindung endete vor dem Befehl</translation>
    </message>
    <message>
        <source>the answer to the WebSocket upgrade is wrong (Sec-WebSocket-Accept)</source>
        <translation>die Antwort auf das WebSocket-Upgrade ist falsch (Sec-WebSocket-Accept)</translation>
    </message>
    <message>
        <source>A proxy on the way may not know WebSocket</source>
        <translation>Ein Proxy auf dem Weg kennt vielleicht kein WebSocket</translation>
    </message>
    <message>
        <source>the API server speaks none of the stream protocols {names}</source>
        <translation>der API-Server spricht keines der Stream-Protokolle {names}</translation>
    </message>
    <message>
        <source>what the API server sent on a stream is no WebSocket</source>
        <translation>was der API-Server auf einem Stream schickte, ist kein WebSocket</translation>
    </message>
    <message>
        <source>the kubeconfig can&apos;t be used: {text}</source>
        <translation>die kubeconfig ist nicht brauchbar: {text}</translation>
    </message>
    <message>
        <source>Correct the file, or name another one</source>
        <translation>Korrigieren Sie die Datei, oder nennen Sie eine andere</translation>
    </message>
    <message>
        <source>a mapping is needed here, with &quot;{key}&quot; in it</source>
        <translation>hier wird eine Zuordnung gebraucht, mit „{key}“ darin</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; must be a text</source>
        <translation>„{key}“ muss ein Text sein</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; must be true or false</source>
        <translation>„{key}“ muss true oder false sein</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; must be a list</source>
        <translation>„{key}“ muss eine Liste sein</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; must be a list of texts</source>
        <translation>„{key}“ muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; is no base64</source>
        <translation>„{key}“ ist kein base64</translation>
    </message>
    <message>
        <source>&quot;exec&quot; names no &quot;command&quot;</source>
        <translation>„exec“ nennt kein „command“</translation>
    </message>
    <message>
        <source>&quot;as-user-extra&quot; must be a mapping</source>
        <translation>„as-user-extra“ muss eine Zuordnung sein</translation>
    </message>
    <message>
        <source>an entry of &quot;{key}&quot; has no name</source>
        <translation>ein Eintrag von „{key}“ hat keinen Namen</translation>
    </message>
    <message>
        <source>it is a directory</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is no mapping of &quot;clusters&quot;, &quot;users&quot; and &quot;contexts&quot;</source>
        <translation>es ist keine Zuordnung von „clusters“, „users“ und „contexts“</translation>
    </message>
    <message>
        <source>Contexts there: {names}</source>
        <translation>Kontexte dort: {names}</translation>
    </message>
    <message>
        <source>Clusters there: {names}</source>
        <translation>Cluster dort: {names}</translation>
    </message>
    <message>
        <source>Users there: {names}</source>
        <translation>Benutzer dort: {names}</translation>
    </message>
    <message>
        <source>the kubeconfig can&apos;t be read: {text}</source>
        <translation>die kubeconfig ist nicht lesbar: {text}</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>there is no kubeconfig</source>
        <translation>es gibt keine kubeconfig</translation>
    </message>
    <message>
        <source>Name one with --kubeconfig or the variable KUBECONFIG, or start the playground</source>
        <translation>Nennen Sie eine mit --kubeconfig oder der Variable KUBECONFIG, oder starten Sie die Spielwiese</translation>
    </message>
    <message>
        <source>the kubeconfig names no contexts</source>
        <translation>die kubeconfig nennt keine Kontexte</translation>
    </message>
    <message>
        <source>It may be empty, or not written yet: name another one with --kubeconfig or the variable KUBECONFIG, or start the playground</source>
        <translation>Vielleicht ist sie leer oder noch nicht geschrieben: nennen Sie eine andere mit --kubeconfig oder der Variable KUBECONFIG, oder starten Sie die Spielwiese</translation>
    </message>
    <message>
        <source>no context is chosen, and the kubeconfig has no current-context</source>
        <translation>kein Kontext ist gewählt, und die kubeconfig hat keinen current-context</translation>
    </message>
    <message>
        <source>Name one with --context. {text}</source>
        <translation>Nennen Sie einen mit --context. {text}</translation>
    </message>
    <message>
        <source>the kubeconfig has no context &quot;{context}&quot;</source>
        <translation>die kubeconfig hat keinen Kontext „{context}“</translation>
    </message>
    <message>
        <source>the context &quot;{context}&quot; names no cluster</source>
        <translation>der Kontext „{context}“ nennt keinen Cluster</translation>
    </message>
    <message>
        <source>the context &quot;{context}&quot; names the cluster &quot;{cluster}&quot;, which is not there</source>
        <translation>der Kontext „{context}“ nennt den Cluster „{cluster}“, den es nicht gibt</translation>
    </message>
    <message>
        <source>Correct its &quot;cluster&quot;. {text}</source>
        <translation>Korrigieren Sie sein „cluster“. {text}</translation>
    </message>
    <message>
        <source>the cluster &quot;{cluster}&quot; has no &quot;server&quot;</source>
        <translation>der Cluster „{cluster}“ hat keinen „server“</translation>
    </message>
    <message>
        <source>Add the API server&apos;s address there, e.g. server: https://10.0.0.1:6443</source>
        <translation>Tragen Sie dort die Adresse des API-Servers ein, z. B. server: https://10.0.0.1:6443</translation>
    </message>
    <message>
        <source>the context &quot;{context}&quot; names the user &quot;{user}&quot;, who is not there</source>
        <translation>der Kontext „{context}“ nennt den Benutzer „{user}“, den es nicht gibt</translation>
    </message>
    <message>
        <source>Correct its &quot;user&quot;. {text}</source>
        <translation>Korrigieren Sie sein „user“. {text}</translation>
    </message>
    <message>
        <source>the tunnel to {name} ended: {text}</source>
        <translation>der Tunnel zu {name} endete: {text}</translation>
    </message>
    <message>
        <source>the login shell did not tell its PATH: {text}</source>
        <translation>die Login-Shell hat ihren PATH nicht verraten: {text}</translation>
    </message>
    <message>
        <source>watch: {text}</source>
        <translation>Watch: {text}</translation>
    </message>
    <message>
        <source>connected to {server} as {user}</source>
        <translation>verbunden mit {server} als {user}</translation>
    </message>
    <message>
        <source>connected to {server} as {user}, Kubernetes {version}</source>
        <translation>verbunden mit {server} als {user}, Kubernetes {version}</translation>
    </message>
    <message>
        <source>lost: {text}</source>
        <translation>verloren: {text}</translation>
    </message>
    <message>
        <source>back: what is shown is fresh again</source>
        <translation>wieder da: was zu sehen ist, ist wieder aktuell</translation>
    </message>
    <message>
        <source>the program {name} was not found</source>
        <translation>das Programm {name} wurde nicht gefunden</translation>
    </message>
    <message>
        <source>can&apos;t be started: {text}</source>
        <translation>lässt sich nicht starten: {text}</translation>
    </message>
    <message>
        <source>can&apos;t start a process: {text}</source>
        <translation>ein Prozess lässt sich nicht starten: {text}</translation>
    </message>
    <message>
        <source>can&apos;t make a pipe: {text}</source>
        <translation>eine Pipe lässt sich nicht anlegen: {text}</translation>
    </message>
    <message>
        <source>did not end within {n} s</source>
        <translation>endete nicht binnen {n} s</translation>
    </message>
    <message>
        <source>is no valid YAML: {text}</source>
        <translation>ist kein gültiges YAML: {text}</translation>
    </message>
    <message>
        <source>it is no YAML: {text}</source>
        <translation>es ist kein YAML: {text}</translation>
    </message>
    <message>
        <source>holds something without apiVersion, kind or metadata.name</source>
        <translation>enthält etwas ohne apiVersion, kind oder metadata.name</translation>
    </message>
    <message>
        <source>{object} belongs to the namespace {namespace}, not to {namespace2}</source>
        <translation>{object} gehört zum Namespace {namespace}, nicht zu {namespace2}</translation>
    </message>
    <message>
        <source>Choose that namespace, or leave it out of the manifest</source>
        <translation>Wählen Sie diesen Namespace, oder lassen Sie ihn im Manifest weg</translation>
    </message>
    <message>
        <source>a kustomization of one&apos;s own needs kubectl</source>
        <translation>eine eigene Kustomization braucht kubectl</translation>
    </message>
    <message>
        <source>Install kubectl, or give a YAML file instead of a directory</source>
        <translation>Installieren Sie kubectl, oder geben Sie eine YAML-Datei statt eines Ordners an</translation>
    </message>
    <message>
        <source>kubectl kustomize refuses it: {text}</source>
        <translation>kubectl kustomize lehnt es ab: {text}</translation>
    </message>
    <message>
        <source>there is no such file or directory</source>
        <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>can&apos;t be read, or is empty</source>
        <translation>ist nicht lesbar oder leer</translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation>ist nicht lesbar</translation>
    </message>
    <message>
        <source>can&apos;t be read: {text}</source>
        <translation>ist nicht lesbar: {text}</translation>
    </message>
    <message>
        <source>can&apos;t be made: {text}</source>
        <translation>lässt sich nicht anlegen: {text}</translation>
    </message>
    <message>
        <source>holds no objects</source>
        <translation>enthält keine Objekte</translation>
    </message>
    <message>
        <source>must be one object</source>
        <translation>muss genau ein Objekt sein</translation>
    </message>
    <message>
        <source>another playground uses the directory</source>
        <translation>eine andere Spielwiese benutzt den Ordner</translation>
    </message>
    <message>
        <source>Stop the other one, or choose another directory</source>
        <translation>Halten Sie die andere an, oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>{name} was not found</source>
        <translation>{name} wurde nicht gefunden</translation>
    </message>
    <message>
        <source>Install redis-server, e.g. apt install redis-server</source>
        <translation>Installieren Sie redis-server, z. B. mit apt install redis-server</translation>
    </message>
    <message>
        <source>the kept objects can&apos;t be read: {text}</source>
        <translation>die aufbewahrten Objekte sind nicht lesbar: {text}</translation>
    </message>
    <message>
        <source>Remove the file to start anew with the data that is there</source>
        <translation>Entfernen Sie die Datei, um mit den vorhandenen Daten neu zu beginnen</translation>
    </message>
    <message>
        <source>Pods are redis-server {version} processes on this machine; every redis or valkey image runs it, whatever its tag. Exporters are shown, not run. There is no DNS: in commands, names of pods and services are replaced by addresses (127.x.y.z) when they start</source>
        <translation>Pods sind redis-server-Prozesse ({version}) auf diesem Rechner; jedes Image von redis oder valkey startet sie, gleich mit welchem Tag. Exporter werden gezeigt, nicht ausgeführt. Es gibt kein DNS: in Befehlen werden Namen von Pods und Services beim Start durch Adressen (127.x.y.z) ersetzt</translation>
    </message>
    <message>
        <source>nobody owns the slot of {name}</source>
        <translation>niemand besitzt den Slot von {name}</translation>
    </message>
    <message>
        <source>Create the cluster first</source>
        <translation>Erstellen Sie zuerst den Cluster</translation>
    </message>
    <message>
        <source>its server does not answer already</source>
        <translation>sein Server antwortet schon nicht mehr</translation>
    </message>
    <message>
        <source>no pod has {n} slots to lose</source>
        <translation>kein Pod hat {n} Slots zu verlieren</translation>
    </message>
    <message>
        <source>nobody owns slot {n}</source>
        <translation>niemand besitzt Slot {n}</translation>
    </message>
    <message>
        <source>there is no other primary</source>
        <translation>es gibt keinen anderen Primary</translation>
    </message>
    <message>
        <source>It changes the cluster&apos;s topology behind the workflows that look after it</source>
        <translation>Er ändert die Topologie des Clusters hinter dem Rücken der Workflows, die ihn pflegen</translation>
    </message>
    <message>
        <source>It deletes all keys of each node that gets it</source>
        <translation>Er löscht alle Keys jedes Nodes, der ihn bekommt</translation>
    </message>
    <message>
        <source>It ends the Redis server; Kubernetes starts it again, and what was not saved is lost</source>
        <translation>Er beendet den Redis-Server; Kubernetes startet ihn neu, und was nicht gesichert war, ist verloren</translation>
    </message>
    <message>
        <source>Debugging commands can crash the server, block it or change its data</source>
        <translation>Debug-Befehle können den Server abstürzen lassen, blockieren oder seine Daten ändern</translation>
    </message>
    <message>
        <source>It walks over all keys and lets everybody wait meanwhile; SCAN does not</source>
        <translation>Er geht alle Keys durch und lässt solange alle warten; SCAN nicht</translation>
    </message>
    <message>
        <source>It writes a snapshot and lets everybody wait meanwhile; BGSAVE does not</source>
        <translation>Er schreibt einen Snapshot und lässt solange alle warten; BGSAVE nicht</translation>
    </message>
    <message>
        <source>It exchanges all keys of two databases</source>
        <translation>Er tauscht alle Keys zweier Datenbanken</translation>
    </message>
    <message>
        <source>It moves keys to another server and blocks both meanwhile</source>
        <translation>Er verschiebt Keys zu einem anderen Server und blockiert solange beide</translation>
    </message>
    <message>
        <source>It writes a key from a dump</source>
        <translation>Er schreibt einen Key aus einem Dump</translation>
    </message>
    <message>
        <source>It makes a replica the primary</source>
        <translation>Er macht eine Replica zum Primary</translation>
    </message>
    <message>
        <source>It makes the server another one&apos;s replica, and its keys are lost</source>
        <translation>Er macht den Server zur Replica eines anderen, und seine Keys sind verloren</translation>
    </message>
    <message>
        <source>It changes the running server; what redis.conf says comes back when the pod restarts</source>
        <translation>Er ändert den laufenden Server; startet der Pod neu, gilt wieder redis.conf</translation>
    </message>
    <message>
        <source>It overwrites the server&apos;s redis.conf</source>
        <translation>Er überschreibt die redis.conf des Servers</translation>
    </message>
    <message>
        <source>It sets the counters of INFO to zero, which monitoring takes for a restart</source>
        <translation>Er setzt die Zähler von INFO auf null, was Monitoring für einen Neustart hält</translation>
    </message>
    <message>
        <source>It ends other clients&apos; connections</source>
        <translation>Er beendet Verbindungen anderer Clients</translation>
    </message>
    <message>
        <source>It lets all clients wait</source>
        <translation>Er lässt alle Clients warten</translation>
    </message>
    <message>
        <source>It forgets all scripts; clients that call them by their hash fail</source>
        <translation>Er vergisst alle Skripte; Clients, die sie über ihren Hash aufrufen, scheitern</translation>
    </message>
    <message>
        <source>It deletes all functions</source>
        <translation>Er löscht alle Funktionen</translation>
    </message>
    <message>
        <source>It deletes functions</source>
        <translation>Er löscht Funktionen</translation>
    </message>
    <message>
        <source>It writes functions from a dump</source>
        <translation>Er schreibt Funktionen aus einem Dump</translation>
    </message>
    <message>
        <source>It changes who may do what; redis.conf or the ACL file says it again when the pod restarts</source>
        <translation>Er ändert, wer was darf; startet der Pod neu, gilt wieder redis.conf oder die ACL-Datei</translation>
    </message>
    <message>
        <source>It removes users and ends their connections</source>
        <translation>Er entfernt Benutzer und beendet ihre Verbindungen</translation>
    </message>
    <message>
        <source>It replaces all users by those of the ACL file</source>
        <translation>Er ersetzt alle Benutzer durch die der ACL-Datei</translation>
    </message>
    <message>
        <source>It loads foreign code into the server</source>
        <translation>Er lädt fremden Code in den Server</translation>
    </message>
    <message>
        <source>It takes a module&apos;s commands and types away</source>
        <translation>Er nimmt die Befehle und Typen eines Moduls weg</translation>
    </message>
    <message>
        <source>It makes the node forget its cluster and its slots, and a replica its keys</source>
        <translation>Er lässt den Node seinen Cluster und seine Slots vergessen, und eine Replica ihre Keys</translation>
    </message>
    <message>
        <source>It makes this replica the primary in its primary&apos;s place</source>
        <translation>Er macht diese Replica zum Primary, anstelle ihres Primarys</translation>
    </message>
    <message>
        <source>It removes a node from this node&apos;s view; gossip brings it back unless all forget it</source>
        <translation>Er entfernt einen Node aus der Sicht dieses Nodes; Gossip bringt ihn zurück, wenn ihn nicht alle vergessen</translation>
    </message>
    <message>
        <source>It takes all slots from the node: their keys can&apos;t be reached any more</source>
        <translation>Er nimmt dem Node alle Slots: ihre Keys sind nicht mehr erreichbar</translation>
    </message>
    <message>
        <source>It leaves slots without an owner: their keys can&apos;t be reached any more</source>
        <translation>Er lässt Slots ohne Besitzer: ihre Keys sind nicht mehr erreichbar</translation>
    </message>
    <message>
        <source>Given to the wrong owner while the right one has keys, a slot&apos;s keys are lost</source>
        <translation>Bekommt ihn der falsche Besitzer, während der richtige Keys hat, sind die Keys des Slots verloren</translation>
    </message>
    <message>
        <source>{word} turns the connection into an endless stream, and the console shows one answer a command</source>
        <translation>{word} macht aus der Verbindung einen endlosen Strom, und die Konsole zeigt eine Antwort pro Befehl</translation>
    </message>
    <message>
        <source>After CLIENT REPLY the server does not answer any more</source>
        <translation>Nach CLIENT REPLY antwortet der Server nicht mehr</translation>
    </message>
    <message>
        <source>The server counts {name} among the dangerous commands</source>
        <translation>Der Server zählt {name} zu den gefährlichen Befehlen</translation>
    </message>
    <message>
        <source>{word} waits: the answer may not come before somebody else does something</source>
        <translation>{word} wartet: die Antwort kommt vielleicht erst, wenn jemand anderes etwas tut</translation>
    </message>
    <message>
        <source>there is no pod to ask for its commands</source>
        <translation>es gibt keinen Pod, den man nach seinen Befehlen fragen könnte</translation>
    </message>
    <message>
        <source>{pod} was not ready</source>
        <translation>{pod} war nicht bereit</translation>
    </message>
    <message>
        <source>{pod} restarted</source>
        <translation>{pod} startete neu</translation>
    </message>
    <message>
        <source>{pod} took over</source>
        <translation>{pod} übernahm</translation>
    </message>
    <message>
        <source>{pod} became a replica</source>
        <translation>{pod} wurde zur Replica</translation>
    </message>
    <message>
        <source>nobody owns a slot: this is no Redis Cluster yet</source>
        <translation>niemand besitzt einen Slot: das ist noch kein Redis Cluster</translation>
    </message>
    <message>
        <source>Create it first</source>
        <translation>Erstellen Sie ihn zuerst</translation>
    </message>
    <message>
        <source>slot {slots} has no owner: its keys can be neither read nor written</source>
        <translation>Slot {slots} hat keinen Besitzer: seine Keys sind weder lesbar noch schreibbar</translation>
    </message>
    <message>
        <source>{n} of 16384 slots have no owner ({slots}): their keys can be neither read nor written</source>
        <translation>{n} von 16.384 Slots haben keinen Besitzer ({slots}): ihre Keys sind weder lesbar noch schreibbar</translation>
    </message>
    <message>
        <source>See what is wrong, and repair it: slotpilotctl check --repair</source>
        <translation>Sehen Sie nach, was nicht stimmt, und reparieren Sie es: slotpilotctl check --repair</translation>
    </message>
    <message>
        <source>the cluster is down (cluster_state:{state})</source>
        <translation>der Cluster ist außer Betrieb (cluster_state:{state})</translation>
    </message>
    <message>
        <source>Check the cluster first</source>
        <translation>Prüfen Sie zuerst den Cluster</translation>
    </message>
    <message>
        <source>there is no Redis server to ask</source>
        <translation>es gibt keinen Redis-Server, den man fragen könnte</translation>
    </message>
    <message>
        <source>no Redis server can be reached</source>
        <translation>kein Redis-Server ist erreichbar</translation>
    </message>
    <message>
        <source>no Redis server answered</source>
        <translation>kein Redis-Server hat geantwortet</translation>
    </message>
    <message>
        <source>no Redis server answers</source>
        <translation>kein Redis-Server antwortet</translation>
    </message>
    <message>
        <source>the password is missing or wrong</source>
        <translation>das Passwort fehlt oder ist falsch</translation>
    </message>
    <message>
        <source>the password is refused</source>
        <translation>das Passwort wird abgelehnt</translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>es wurde gestoppt</translation>
    </message>
    <message>
        <source>no reply</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no owner</source>
        <translation>kein Besitzer</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>the keys can&apos;t be looked for</source>
        <translation>die Keys lassen sich nicht suchen</translation>
    </message>
    <message>
        <source>the keys to read can&apos;t be written</source>
        <translation>die zu lesenden Keys lassen sich nicht schreiben</translation>
    </message>
    <message>
        <source>The servers are full: raise maxmemory, or delete keys</source>
        <translation>Die Server sind voll: erhöhen Sie maxmemory, oder löschen Sie Keys</translation>
    </message>
    <message>
        <source>no pod&apos;s Redis answers</source>
        <translation>kein Redis eines Pods antwortet</translation>
    </message>
    <message>
        <source>there are no pods</source>
        <translation>es gibt keine Pods</translation>
    </message>
    <message>
        <source>Deploy them first</source>
        <translation>Deployen Sie sie zuerst</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no duration</source>
        <translation>„{name}“ ist keine Dauer</translation>
    </message>
    <message>
        <source>Durations are like 30s, 500ms or 2m</source>
        <translation>Dauern sind wie 30s, 500ms oder 2m</translation>
    </message>
    <message>
        <source>there are more threads than connections</source>
        <translation>es gibt mehr Threads als Verbindungen</translation>
    </message>
    <message>
        <source>Give each thread a connection</source>
        <translation>Geben Sie jedem Thread eine Verbindung</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; can&apos;t be the keys&apos; prefix</source>
        <translation>„{name}“ kann nicht das Präfix der Keys sein</translation>
    </message>
    <message>
        <source>this user may not run programs in pods</source>
        <translation>dieser Benutzer darf in Pods keine Programme ausführen</translation>
    </message>
    <message>
        <source>It takes the right to create pods/exec. {text}</source>
        <translation>Es braucht das Recht create auf pods/exec. {text}</translation>
    </message>
    <message>
        <source>can&apos;t run a program in the pod</source>
        <translation>im Pod lässt sich kein Programm ausführen</translation>
    </message>
    <message>
        <source>Run it from here instead, without --in-cluster and --workers</source>
        <translation>Lassen Sie es stattdessen von hier aus laufen, ohne --in-cluster und --workers</translation>
    </message>
    <message>
        <source>Run it from one pod instead (--in-cluster), or from here</source>
        <translation>Lassen Sie es stattdessen aus einem Pod laufen (--in-cluster), oder von hier aus</translation>
    </message>
    <message>
        <source>the probes did not answer in time</source>
        <translation>die Messprogramme antworteten nicht rechtzeitig</translation>
    </message>
    <message>
        <source>the probe was lost</source>
        <translation>das Messprogramm ging verloren</translation>
    </message>
    <message>
        <source>the probe was killed: its pod ended, or had no memory left</source>
        <translation>das Messprogramm wurde beendet: sein Pod endete oder hatte keinen Speicher mehr</translation>
    </message>
    <message>
        <source>the probe ended with code {n}</source>
        <translation>das Messprogramm endete mit Code {n}</translation>
    </message>
    <message>
        <source>the probe ended with code {n}: {text}</source>
        <translation>das Messprogramm endete mit Code {n}: {text}</translation>
    </message>
    <message>
        <source>no pod is ready to run a program in</source>
        <translation>kein Pod ist bereit, darin ein Programm auszuführen</translation>
    </message>
    <message>
        <source>the program slotpilot-probe is missing</source>
        <translation>das Programm slotpilot-probe fehlt</translation>
    </message>
    <message>
        <source>It is installed with Slotpilot, in libexec/slotpilot</source>
        <translation>Es wird mit Slotpilot installiert, in libexec/slotpilot</translation>
    </message>
    <message>
        <source>this user may not do what workers take: {text}</source>
        <translation>dieser Benutzer darf nicht, was Worker brauchen: {text}</translation>
    </message>
    <message>
        <source>a worker&apos;s pod failed: its image must have sh and gzip</source>
        <translation>der Pod eines Workers scheiterte: sein Image muss sh und gzip haben</translation>
    </message>
    <message>
        <source>removed Job {name}, left of a run that was killed</source>
        <translation>Job {name} entfernt, übrig von einem Lauf, der beendet wurde</translation>
    </message>
    <message>
        <source>what killed runs left could not be removed: {text}</source>
        <translation>was beendete Läufe übrig ließen, ließ sich nicht entfernen: {text}</translation>
    </message>
    <message>
        <source>the image has no redis-benchmark</source>
        <translation>das Image hat kein redis-benchmark</translation>
    </message>
    <message>
        <source>Use --tool own</source>
        <translation>Nehmen Sie --tool own</translation>
    </message>
    <message>
        <source>redis-benchmark failed: {text}</source>
        <translation>redis-benchmark scheiterte: {text}</translation>
    </message>
    <message>
        <source>redis-benchmark gave up: {text}</source>
        <translation>redis-benchmark gab auf: {text}</translation>
    </message>
    <message>
        <source>Another run is at work, or one was killed. If none is at work, --remove-leftovers deletes them; else choose another --prefix</source>
        <translation>Ein anderer Lauf ist an der Arbeit, oder einer wurde beendet. Ist keiner an der Arbeit, löscht --remove-leftovers sie; sonst wählen Sie ein anderes --prefix</translation>
    </message>
    <message>
        <source>Prometheus can&apos;t answer</source>
        <translation>Prometheus kann nicht antworten</translation>
    </message>
    <message>
        <source>Choose a shorter time or a simpler query</source>
        <translation>Wählen Sie eine kürzere Zeit oder eine einfachere Abfrage</translation>
    </message>
    <message>
        <source>Prometheus did not answer in time</source>
        <translation>Prometheus hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>Prometheus answers with more than 64 MiB</source>
        <translation>Prometheus antwortet mit mehr als 64 MiB</translation>
    </message>
    <message>
        <source>Choose a shorter time, or ask for fewer series</source>
        <translation>Wählen Sie eine kürzere Zeit, oder fragen Sie nach weniger Reihen</translation>
    </message>
    <message>
        <source>the connection to Prometheus was lost: {text}</source>
        <translation>die Verbindung zu Prometheus ging verloren: {text}</translation>
    </message>
    <message>
        <source>Prometheus wants a login</source>
        <translation>Prometheus verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>Slotpilot reads from a Prometheus without one only</source>
        <translation>Slotpilot liest nur aus einem Prometheus ohne Anmeldung</translation>
    </message>
    <message>
        <source>what answers there is no Prometheus (HTTP {n})</source>
        <translation>was dort antwortet, ist kein Prometheus (HTTP {n})</translation>
    </message>
    <message>
        <source>it has no series of redis_exporter</source>
        <translation>es hat keine Reihen von redis_exporter</translation>
    </message>
    <message>
        <source>none of its {n} series of redis_exporter is about a pod of {set}</source>
        <translation>keine seiner {n} Reihen von redis_exporter betrifft einen Pod von {set}</translation>
    </message>
    <message>
        <source>Deploy the monitoring manifests, or look at Prometheus&apos; scrape configuration</source>
        <translation>Deployen Sie die Monitoring-Manifeste, oder prüfen Sie die Scrape-Konfiguration von Prometheus</translation>
    </message>
    <message>
        <source>{phrase}. {phrase2}</source>
        <translation>{phrase}. {phrase2}</translation>
    </message>
    <message>
        <source>{phrase}.</source>
        <translation>{phrase}.</translation>
    </message>
    <message>
        <source>{phrase}; {phrase2}</source>
        <translation>{phrase}; {phrase2}</translation>
    </message>
    <message>
        <source>{where}: {phrase}</source>
        <translation>{where}: {phrase}</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>{word} ({inner})</source>
        <translation>{word} ({inner})</translation>
    </message>
    <message>
        <source>{phrase} ({inner})</source>
        <translation>{phrase} ({inner})</translation>
    </message>
    <message>
        <source>the duration in seconds</source>
        <translation>die Dauer in Sekunden</translation>
    </message>
    <message>
        <source>the number of connections</source>
        <translation>die Zahl der Verbindungen</translation>
    </message>
    <message>
        <source>the number of threads</source>
        <translation>die Zahl der Threads</translation>
    </message>
    <message>
        <source>the pipeline&apos;s depth</source>
        <translation>die Tiefe der Pipeline</translation>
    </message>
    <message>
        <source>the rate</source>
        <translation>die Rate</translation>
    </message>
    <message>
        <source>the number of keys</source>
        <translation>die Zahl der Keys</translation>
    </message>
    <message>
        <source>the size of the working set</source>
        <translation>die Größe der Arbeitsmenge</translation>
    </message>
    <message>
        <source>the size of a value in bytes</source>
        <translation>die Größe eines Wertes in Bytes</translation>
    </message>
    <message>
        <source>the zipf exponent</source>
        <translation>der Zipf-Exponent</translation>
    </message>
    <message>
        <source>the share of reads</source>
        <translation>der Anteil der Lesezugriffe</translation>
    </message>
    <message>
        <source>the timeout in milliseconds</source>
        <translation>der Timeout in Millisekunden</translation>
    </message>
    <message>
        <source>the patience in milliseconds</source>
        <translation>die Geduld in Millisekunden</translation>
    </message>
    <message>
        <source>{phrase} is {value}, but must be {range}</source>
        <translation>{phrase} ist {value}, muss aber so sein: {range}</translation>
    </message>
    <message>
        <source>the number of workers must be {range}, not {n}</source>
        <translation>die Zahl der Worker muss so sein: {range}, nicht {n}</translation>
    </message>
    <message>
        <source>It must not be empty nor longer than 200 bytes, and without &quot;{&quot;: hash tags put all keys into one slot</source>
        <translation>Es darf weder leer noch länger als 200 Bytes sein und kein „{“ enthalten: Hash-Tags brächten alle Keys in einen Slot</translation>
    </message>
    <message>
        <source>redis-benchmark can&apos;t keep to a rate</source>
        <translation>redis-benchmark kann keine Rate einhalten</translation>
    </message>
    <message>
        <source>redis-benchmark chooses all keys alike, and knows no zipf</source>
        <translation>redis-benchmark wählt alle Keys gleich oft und kennt kein Zipf</translation>
    </message>
    <message>
        <source>redis-benchmark runs in one pod, not in workers</source>
        <translation>redis-benchmark läuft in einem Pod, nicht in Workern</translation>
    </message>
    <message>
        <source>redis-benchmark takes the password on its command line only, where others can read it</source>
        <translation>redis-benchmark nimmt das Passwort nur auf der Befehlszeile, wo andere es lesen können</translation>
    </message>
    <message>
        <source>the probe is too big for a ConfigMap</source>
        <translation>das Messprogramm ist zu groß für eine ConfigMap</translation>
    </message>
    <message>
        <source>the probe is built for {name}, but the pod&apos;s node is {name2}</source>
        <translation>das Messprogramm ist für {name} gebaut, aber der Node des Pods ist {name2}</translation>
    </message>
    <message>
        <source>there is no place in the pod to write the probe to: {text}</source>
        <translation>im Pod ist kein Platz, das Messprogramm abzulegen: {text}</translation>
    </message>
    <message>
        <source>the workers&apos; pods to end</source>
        <translation>die Pods der Worker enden</translation>
    </message>
    <message>
        <source>{n} are ready; {text}</source>
        <translation>{n} sind bereit; {text}</translation>
    </message>
    <message>
        <source>none was started</source>
        <translation>keiner wurde gestartet</translation>
    </message>
    <message>
        <source>not all of Job {name} could be removed</source>
        <translation>nicht alles von Job {name} ließ sich entfernen</translation>
    </message>
    <message>
        <source>the cluster has {count} with the prefix &quot;{name}&quot; already, like &quot;{key}&quot;</source>
        <translation>der Cluster hat schon {count} mit dem Präfix „{name}“, z. B. „{key}“</translation>
    </message>
    <message>
        <source>is no result</source>
        <translation>ist kein Ergebnis</translation>
    </message>
    <message>
        <source>a result can&apos;t be read</source>
        <translation>ein Ergebnis ist nicht lesbar</translation>
    </message>
    <message>
        <source>can&apos;t be written</source>
        <translation>ist nicht schreibbar</translation>
    </message>
    <message>
        <source>can&apos;t be deleted</source>
        <translation>lässt sich nicht löschen</translation>
    </message>
    <message>
        <source>there is no result &quot;{name}&quot;</source>
        <translation>es gibt kein Ergebnis „{name}“</translation>
    </message>
    <message>
        <source>You may not delete pods in namespace {namespace}.</source>
        <translation>Sie dürfen im Namespace {namespace} keine Pods löschen.</translation>
    </message>
    <message>
        <source>{word} ({word2}&apos;s)</source>
        <translation>{word} (von {word2})</translation>
    </message>
    <message>
        <source>{word} (run {run})</source>
        <translation>{word} (Lauf {run})</translation>
    </message>
    <message>
        <source>{objects} are skipped: the cluster does not know the kinds (what defines them, an operator say, is not installed)</source>
        <translation>{objects} werden übersprungen: der Cluster kennt diese Arten nicht (was sie definiert, etwa ein Operator, ist nicht installiert)</translation>
    </message>
    <message>
        <source>{value} works on this cluster now</source>
        <translation>{value} arbeitet gerade an diesem Cluster</translation>
    </message>
    <message>
        <source>the cluster&apos;s Lease was lost; it is held by {value}</source>
        <translation>die Lease des Clusters ging verloren; jetzt hält sie {value}</translation>
    </message>
    <message>
        <source>The Lease of {value} had run out and was taken over</source>
        <translation>Die Lease von {value} war abgelaufen und wurde übernommen</translation>
    </message>
    <message>
        <source>{value} (container {name} ended with {n})</source>
        <translation>{value} (Container {name} endete mit {n})</translation>
    </message>
    <message>
        <source>{value} (container {name} ended with {n}): {value2}</source>
        <translation>{value} (Container {name} endete mit {n}): {value2}</translation>
    </message>
    <message>
        <source>{n}. {phrase}</source>
        <translation>{n}. {phrase}</translation>
    </message>
    <message>
        <source>operations a second</source>
        <translation>Operationen pro Sekunde</translation>
    </message>
    <message>
        <source>{word} operations a second</source>
        <translation>{word} Operationen pro Sekunde</translation>
    </message>
    <message>
        <source>failed operations</source>
        <translation>gescheiterte Operationen</translation>
    </message>
    <message>
        <source>{what} mean, ms</source>
        <translation>{what} Mittel, ms</translation>
    </message>
    <message>
        <source>the plan&apos;s field {word} {text}</source>
        <translation>das Feld {word} des Plans: {text}</translation>
    </message>
    <message>
        <source>{count} are ready, on the newest revision</source>
        <translation>{count} sind bereit, in der neuesten Revision</translation>
    </message>
    <message>
        <source>{count} is ready, on the newest revision</source>
        <translation>{count} ist bereit, in der neuesten Revision</translation>
    </message>
    <message>
        <source>{object} differs: {text}</source>
        <translation>{object} ist anders: {text}</translation>
    </message>
    <message>
        <source>{count} are empty, in cluster mode and alone</source>
        <translation>{count} sind leer, im Cluster-Modus und allein</translation>
    </message>
    <message>
        <source>Prometheus can&apos;t answer now (HTTP {n})</source>
        <translation>Prometheus kann jetzt nicht antworten (HTTP {n})</translation>
    </message>
    <message>
        <source>Try again in a moment; if it stays so, look at the log of its pod</source>
        <translation>Versuchen Sie es gleich noch einmal; bleibt es so, sehen Sie in das Log seines Pods</translation>
    </message>
    <message>
        <source>The StatefulSet has {count} and the new template</source>
        <translation>Das StatefulSet hat {count} und das neue Template</translation>
    </message>
    <message>
        <source>The StatefulSet has {count} and another template</source>
        <translation>Das StatefulSet hat {count} und ein anderes Template</translation>
    </message>
    <message>
        <source>There is no partition: the strategy is {strategy}</source>
        <translation>Es gibt keine Partition: die Strategie ist {strategy}</translation>
    </message>
    <message>
        <source>the StatefulSet&apos;s controller has not seen the change yet</source>
        <translation>der Controller des StatefulSets hat die Änderung noch nicht gesehen</translation>
    </message>
    <message>
        <source>Still there: {names}</source>
        <translation>Noch da: {names}</translation>
    </message>
    <message>
        <source>The settings are changed for this run</source>
        <translation>Die Einstellungen sind für diesen Lauf geändert</translation>
    </message>
    <message>
        <source>a key of {amount} in slot {n} moves alone; {pod} and {pod2} answer nobody until then</source>
        <translation>ein Key von {amount} in Slot {n} zieht allein um; {pod} und {pod2} antworten bis dahin niemandem</translation>
    </message>
    <message>
        <source>{n} of {count} are moved</source>
        <translation>{n} von {count} umgezogen</translation>
    </message>
    <message>
        <source>{n} of {count} is moved</source>
        <translation>{n} von {count} umgezogen</translation>
    </message>
    <message>
        <source>{n} of {count} are moved; some are open</source>
        <translation>{n} von {count} umgezogen; einige sind offen</translation>
    </message>
    <message>
        <source>{n} of {count} is moved; some are open</source>
        <translation>{n} von {count} umgezogen; einige sind offen</translation>
    </message>
    <message>
        <source>{count} are moved</source>
        <translation>{count} sind umgezogen</translation>
    </message>
    <message>
        <source>{count} is moved</source>
        <translation>{count} ist umgezogen</translation>
    </message>
    <message>
        <source>{n} function libraries</source>
        <translation>{n} Funktionsbibliotheken</translation>
    </message>
    <message>
        <source>write the AOF</source>
        <translation>das AOF schreiben</translation>
    </message>
    <message>
        <source>rewrite the AOF</source>
        <translation>das AOF neu schreiben</translation>
    </message>
    <message>
        <source>A restart may lose writes; with stop-writes-on-bgsave-error they refuse writes now</source>
        <translation>Ein Neustart kann Schreibvorgänge verlieren; mit stop-writes-on-bgsave-error werden jetzt keine mehr angenommen</translation>
    </message>
    <message>
        <source>Look at their logs and at the room on their volumes</source>
        <translation>Prüfen Sie die Logs und den Platz auf den Volumes</translation>
    </message>
    <message>
        <source>{word} set it</source>
        <translation>von {word} gesetzt</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} weitere</translation>
    </message>
    <message>
        <source>{names} have no replica that could take over</source>
        <translation>ohne Replica, die übernehmen könnte: {names}</translation>
    </message>
    <message>
        <source>the step&apos;s argument {word} is missing or of the wrong type</source>
        <translation>das Argument {word} des Schritts fehlt oder hat den falschen Typ</translation>
    </message>
    <message>
        <source>the step&apos;s argument {word} is missing or no list</source>
        <translation>das Argument {word} des Schritts fehlt oder ist keine Liste</translation>
    </message>
    <message>
        <source>the step&apos;s arguments are no object</source>
        <translation>die Argumente des Schritts sind kein Objekt</translation>
    </message>
    <message>
        <source>the step has no object</source>
        <translation>der Schritt hat kein Objekt</translation>
    </message>
    <message>
        <source>{names} still know it</source>
        <translation>{names}: kennen ihn noch</translation>
    </message>
    <message>
        <source>{n} of {count}, {count2} ({n2} keys/s)</source>
        <translation>{n} von {count}, {count2} ({n2} Keys/s)</translation>
    </message>
    <message>
        <source>{n} of {count}, {count2} ({n2} keys/s), about {amount} left</source>
        <translation>{n} von {count}, {count2} ({n2} Keys/s), noch etwa {amount}</translation>
    </message>
    <message>
        <source>{count} of slot {n} don&apos;t leave it</source>
        <translation>{count} verlassen den Slot {n} nicht</translation>
    </message>
    <message>
        <source>{count} of slot {n} doesn&apos;t leave it</source>
        <translation>{count} verlässt den Slot {n} nicht</translation>
    </message>
    <message>
        <source>{count} of slot {n} have different values on {pod} and {pod2}, e.g. &apos;{key}&apos;</source>
        <translation>{count} aus Slot {n} haben verschiedene Werte auf {pod} und {pod2}, z. B. &apos;{key}&apos;</translation>
    </message>
    <message>
        <source>{count} of slot {n} has different values on {pod} and {pod2}, e.g. &apos;{key}&apos;</source>
        <translation>{count} aus Slot {n} hat verschiedene Werte auf {pod} und {pod2}, z. B. &apos;{key}&apos;</translation>
    </message>
    <message>
        <source>{pod} was not told of the new owner of {count}: {text}</source>
        <translation>{pod} erfuhr nicht vom neuen Besitzer von {count}: {text}</translation>
    </message>
    <message>
        <source>an exception of unknown type</source>
        <translation>eine Ausnahme unbekannten Typs</translation>
    </message>
    <message>
        <source>is not a number from 0 up</source>
        <translation>ist keine Zahl ab 0</translation>
    </message>
    <message>
        <source>is none of none, low, high</source>
        <translation>ist nicht none, low oder high</translation>
    </message>
    <message>
        <source>is neither true nor false</source>
        <translation>ist weder true noch false</translation>
    </message>
    <message>
        <source>the plan is not an object</source>
        <translation>der Plan ist kein Objekt</translation>
    </message>
    <message>
        <source>the plan&apos;s target is no object</source>
        <translation>das Ziel des Plans ist kein Objekt</translation>
    </message>
    <message>
        <source>steps has {n} entries, the plan {n2}</source>
        <translation>steps hat {n} Einträge, der Plan {n2}</translation>
    </message>
    <message>
        <source>{word} is no time: {value}</source>
        <translation>{word} ist keine Zeit: {value}</translation>
    </message>
    <message>
        <source>id is empty</source>
        <translation>id ist leer</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>The &quot;server&quot; of the cluster &quot;{cluster}&quot; begins with http:// ({place}): nearly every API server wants https://</source>
        <translation>„server“ des Clusters „{cluster}“ beginnt mit http:// ({place}): fast jeder API-Server verlangt https://</translation>
    </message>
    <message>
        <source>libcurl can&apos;t go on</source>
        <translation>libcurl kann nicht weitermachen</translation>
    </message>
    <message>
        <source>libcurl ended without a result</source>
        <translation>libcurl endete ohne Ergebnis</translation>
    </message>
    <message>
        <source>an object without a name can&apos;t be applied</source>
        <translation>ein Objekt ohne Namen lässt sich nicht anwenden</translation>
    </message>
    <message>
        <source>The built-in playground is no context: slotpilot --playground or slotpilotctl playground run starts it</source>
        <translation>Die eingebaute Spielwiese ist kein Kontext: slotpilot --playground oder slotpilotctl playground run startet sie</translation>
    </message>
    <message>
        <source>the process did not end in time</source>
        <translation>der Prozess endete nicht rechtzeitig</translation>
    </message>
    <message>
        <source>no program was named</source>
        <translation>es wurde kein Programm genannt</translation>
    </message>
    <message>
        <source>can&apos;t make a socket pair: {text}</source>
        <translation>ein Socket-Paar lässt sich nicht anlegen: {text}</translation>
    </message>
    <message>
        <source>can&apos;t change a descriptor&apos;s mode: {text}</source>
        <translation>der Modus eines Deskriptors lässt sich nicht ändern: {text}</translation>
    </message>
    <message>
        <source>no Redis answer</source>
        <translation>keine Antwort von Redis</translation>
    </message>
    <message>
        <source>left behind</source>
        <translation>zurückgeblieben</translation>
    </message>
    <message>
        <source>{count} can&apos;t be deleted</source>
        <translation>{count} nicht löschbar</translation>
    </message>
    <message>
        <source>the keys of a killed run can&apos;t be reached: {text}</source>
        <translation>die Keys eines abgebrochenen Laufs sind nicht erreichbar: {text}</translation>
    </message>
    <message>
        <source>it can&apos;t be told whether keys were left: {text}</source>
        <translation>ob Keys zurückblieben, ist nicht bekannt: {text}</translation>
    </message>
    <message>
        <source>keys with the prefix &quot;{name}&quot; may be left: {text}</source>
        <translation>Keys mit dem Präfix „{name}“ sind vielleicht noch da: {text}</translation>
    </message>
    <message>
        <source>it may have left keys with the prefix &quot;{name}&quot;, which --remove-leftovers deletes</source>
        <translation>vielleicht blieben Keys mit dem Präfix „{name}“ zurück, die --remove-leftovers löscht</translation>
    </message>
    <message>
        <source>{count} with the prefix &quot;{name}&quot; left behind, which --remove-leftovers deletes</source>
        <translation>{count} mit dem Präfix „{name}“ zurückgeblieben, was --remove-leftovers löscht</translation>
    </message>
    <message>
        <source>{count} with the prefix &quot;{name}&quot; deleted from here</source>
        <translation>{count} mit dem Präfix „{name}“ von hier aus gelöscht</translation>
    </message>
    <message>
        <source>no answer to SCAN</source>
        <translation>keine Antwort auf SCAN</translation>
    </message>
    <message>
        <source>can&apos;t make an event loop: {text}</source>
        <translation>eine Ereignisschleife lässt sich nicht anlegen: {text}</translation>
    </message>
    <message>
        <source>is no IP address</source>
        <translation>ist keine IP-Adresse</translation>
    </message>
    <message>
        <source>no pod is the Redis node {node}</source>
        <translation>kein Pod ist der Redis-Knoten {node}</translation>
    </message>
    <message>
        <source>the probe said: {value}</source>
        <translation>das Messprogramm sagte: {value}</translation>
    </message>
    <message>
        <source>the probe did not get there whole: {text}</source>
        <translation>das Messprogramm kam nicht vollständig an: {text}</translation>
    </message>
    <message>
        <source>the probe does not run on the worker&apos;s node ({inner})</source>
        <translation>das Messprogramm läuft auf dem Node des Workers nicht ({inner})</translation>
    </message>
    <message>
        <source>what the probe says can&apos;t be read</source>
        <translation>was das Messprogramm sagt, ist nicht lesbar</translation>
    </message>
    <message>
        <source>a report of a probe can&apos;t be read</source>
        <translation>ein Bericht eines Messprogramms ist nicht lesbar</translation>
    </message>
    <message>
        <source>the end of a probe&apos;s report can&apos;t be read</source>
        <translation>das Ende des Berichts eines Messprogramms ist nicht lesbar</translation>
    </message>
    <message>
        <source>the order can&apos;t be read</source>
        <translation>der Auftrag ist nicht lesbar</translation>
    </message>
    <message>
        <source>the description of a load can&apos;t be read</source>
        <translation>die Beschreibung einer Last ist nicht lesbar</translation>
    </message>
    <message>
        <source>a histogram can&apos;t be read</source>
        <translation>ein Histogramm ist nicht lesbar</translation>
    </message>
    <message>
        <source>told something else than to go</source>
        <translation>bekam etwas anderes gesagt als den Start</translation>
    </message>
    <message>
        <source>can&apos;t be compressed</source>
        <translation>lässt sich nicht komprimieren</translation>
    </message>
    <message>
        <source>redis-benchmark said: {value}</source>
        <translation>redis-benchmark sagte: {value}</translation>
    </message>
    <message>
        <source>redis-benchmark was ended: {text}</source>
        <translation>redis-benchmark wurde beendet: {text}</translation>
    </message>
    <message>
        <source>it was not done after {n} s</source>
        <translation>es war nach {n} s nicht fertig</translation>
    </message>
    <message>
        <source>{n} of {n2} writes refused in a trial: {text}</source>
        <translation>{n} von {n2} Schreibvorgängen in einer Probe abgelehnt: {text}</translation>
    </message>
    <message>
        <source>{n} of {n2} reads refused in a trial: {text}</source>
        <translation>{n} von {n2} Lesevorgängen in einer Probe abgelehnt: {text}</translation>
    </message>
    <message>
        <source>{count} refused, which redis-benchmark takes for answered, in its latencies, too</source>
        <translation>{count} abgelehnt, was redis-benchmark für beantwortet hält, auch in seinen Latenzen</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 Anfrage</translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation>{n} Anfragen</translation>
    </message>
    <message>
        <source>redis-benchmark can be given values of up to {n} bytes</source>
        <translation>redis-benchmark kann Werte bis zu {n} Bytes bekommen</translation>
    </message>
    <message>
        <source>1 worker</source>
        <translation>1 Worker</translation>
    </message>
    <message>
        <source>{n} workers</source>
        <translation>{n} Worker</translation>
    </message>
    <message>
        <source>{n} is ready; {text}</source>
        <translation>{n} ist bereit; {text}</translation>
    </message>
    <message>
        <source>the time of a result can&apos;t be read</source>
        <translation>die Zeit eines Ergebnisses ist nicht lesbar</translation>
    </message>
    <message>
        <source>can&apos;t make the folder: {text}</source>
        <translation>der Ordner lässt sich nicht anlegen: {text}</translation>
    </message>
    <message>
        <source>can&apos;t be deleted: {text}</source>
        <translation>lässt sich nicht löschen: {text}</translation>
    </message>
    <message>
        <source>several results have &quot;{name}&quot; in their names</source>
        <translation>mehrere Ergebnisse haben „{name}“ im Namen</translation>
    </message>
    <message>
        <source>The kept ones are listed by: slotpilotctl benchmark list</source>
        <translation>Die aufbewahrten zeigt: slotpilotctl benchmark list</translation>
    </message>
    <message>
        <source>kind consistency / benchmark</source>
        <translation>Art Konsistenz / Benchmark</translation>
    </message>
    <message>
        <source>kind benchmark / consistency</source>
        <translation>Art Benchmark / Konsistenz</translation>
    </message>
    <message>
        <source>tool own / redis-benchmark</source>
        <translation>Werkzeug eigenes / redis-benchmark</translation>
    </message>
    <message>
        <source>tool redis-benchmark / own</source>
        <translation>Werkzeug redis-benchmark / eigenes</translation>
    </message>
    <message>
        <source>from desktop / {value}</source>
        <translation>von hier / {value}</translation>
    </message>
    <message>
        <source>from {value} / desktop</source>
        <translation>von {value} / hier</translation>
    </message>
    <message>
        <source>from {value} / {value2}</source>
        <translation>von {value} / {value2}</translation>
    </message>
    <message>
        <source>cluster {name} / {name2}</source>
        <translation>Cluster {name} / {name2}</translation>
    </message>
    <message>
        <source>connections {n} / {n2}</source>
        <translation>Verbindungen {n} / {n2}</translation>
    </message>
    <message>
        <source>threads {n} / {n2}</source>
        <translation>Threads {n} / {n2}</translation>
    </message>
    <message>
        <source>pipeline {n} / {n2}</source>
        <translation>Pipeline {n} / {n2}</translation>
    </message>
    <message>
        <source>rate {n} / {n2}</source>
        <translation>Rate {n} / {n2}</translation>
    </message>
    <message>
        <source>keys {n} / {n2}</source>
        <translation>Keys {n} / {n2}</translation>
    </message>
    <message>
        <source>value bytes {n} / {n2}</source>
        <translation>Bytes je Wert {n} / {n2}</translation>
    </message>
    <message>
        <source>zipf {n} / {n2}</source>
        <translation>zipf {n} / {n2}</translation>
    </message>
    <message>
        <source>read share {n} / {n2}</source>
        <translation>Leseanteil {n} / {n2}</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ActivityView</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Deploy, Create, Scale, Upgrade and Rebalance show their plan here, step by step, before anything happens.</source>
        <translation>Deployen, Erstellen, Skalieren, Upgrade und Neu verteilen zeigen hier ihren Plan, Schritt für Schritt, bevor etwas geschieht.</translation>
    </message>
    <message>
        <source>Overall progress</source>
        <translation>Gesamtfortschritt</translation>
    </message>
    <message>
        <source>The step&apos;s progress</source>
        <translation>Fortschritt des Schrittes</translation>
    </message>
    <message>
        <source>A replica holds a copy of its primary and takes over when that fails</source>
        <translation>Eine Replica hält eine Kopie ihres Primarys und übernimmt, wenn dieser ausfällt</translation>
    </message>
    <message>
        <source>&amp;Replicas per primary:</source>
        <translation>&amp;Replicas pro Primary:</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Runs all steps that are left</source>
        <translation>Führt alle übrigen Schritte aus</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Runs one step, then waits</source>
        <translation>Führt einen Schritt aus und wartet dann</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Waits after the present step</source>
        <translation>Wartet nach dem laufenden Schritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops at the present step&apos;s next safe point</source>
        <translation>Hält am nächsten sicheren Punkt des laufenden Schrittes an</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Runs the failed step again, then goes on</source>
        <translation>Führt den gescheiterten Schritt noch einmal aus und macht dann weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Puts this plan away</source>
        <translation>Legt diesen Plan weg</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command for a terminal</source>
        <translation>Befehl für ein Terminal kopieren</translation>
    </message>
    <message>
        <source>Then, for example:
kubectl get pods
kubectl exec redis-0 -- redis-cli cluster nodes
The window follows what you do there.</source>
        <translation>Danach zum Beispiel:
kubectl get pods
kubectl exec redis-0 -- redis-cli cluster nodes
Das Fenster folgt dem, was Sie dort tun.</translation>
    </message>
    <message>
        <source>Type the commands yourself, in a terminal:</source>
        <translation>Die Befehle selbst in einem Terminal eingeben:</translation>
    </message>
    <message>
        <source>getting the Lease</source>
        <translation>Lease wird geholt</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 von %n Schritt</numerusform>
            <numerusform>%1 von %n Schritten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::AnswersModel</name>
    <message>
        <source>Differs from most</source>
        <translation>Anders als die meisten</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Not the same everywhere</source>
        <translation>Nicht überall gleich</translation>
    </message>
    <message>
        <source>≠: not the same everywhere</source>
        <translation>≠: nicht überall gleich</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ClaimsModel</name>
    <message>
        <source>Claim</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>PersistentVolumeClaim: the pod&apos;s own volume; it stays when the pod goes</source>
        <translation>PersistentVolumeClaim: das eigene Volume des Pods; es bleibt, wenn der Pod geht</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Bound: it has its volume</source>
        <translation>Bound: es hat sein Volume</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>What the volume has</source>
        <translation>Was das Volume hat</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>What the claim asks for</source>
        <translation>Was der Claim verlangt</translation>
    </message>
    <message>
        <source>Storage class</source>
        <translation>Storage Class</translation>
    </message>
    <message>
        <source>Who makes its volume, and how</source>
        <translation>Wer das Volume anlegt, und wie</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>The PersistentVolume</source>
        <translation>Das PersistentVolume</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ClusterBridge</name>
    <message>
        <source>You may not patch statefulsets in namespace %1.</source>
        <translation>Sie dürfen im Namespace %1 keine statefulsets ändern (patch).</translation>
    </message>
    <message>
        <source>You may not get pods/portforward in namespace %1.</source>
        <translation>Sie dürfen im Namespace %1 kein pods/portforward lesen (get).</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ClusterGraph</name>
    <message>
        <source>slots unknown</source>
        <translation>Slots unbekannt</translation>
    </message>
    <message>
        <source>%1 keys</source>
        <translation>%1 Keys</translation>
    </message>
    <message>
        <source>the cluster is being formed</source>
        <translation>der Cluster entsteht gerade</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>gesund</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Address %1</source>
        <translation>Adresse %1</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>Redis node id %1</source>
        <translation>Redis-Node-ID %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Changed by the last step: %1</source>
        <translation>Vom letzten Schritt geändert: %1</translation>
    </message>
    <message>
        <source>Kubernetes node %1</source>
        <translation>Kubernetes-Node %1</translation>
    </message>
    <message>
        <source>On Kubernetes node %1</source>
        <translation>Auf Kubernetes-Node %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more Kubernetes node(s) without these pods</source>
        <translation>
            <numerusform>%n weiterer Kubernetes-Node ohne diese Pods</numerusform>
            <numerusform>%n weitere Kubernetes-Nodes ohne diese Pods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::CommandInput</name>
    <message numerus="yes">
        <source>%n argument(s)</source>
        <translation>
            <numerusform>%n Argument</numerusform>
            <numerusform>%n Argumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %n argument(s)</source>
        <translation>
            <numerusform>mindestens %n Argument</numerusform>
            <numerusform>mindestens %n Argumente</numerusform>
        </translation>
    </message>
    <message>
        <source>Deprecated: use %1</source>
        <translation>Veraltet: nehmen Sie %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Redis command</source>
        <translation>Redis-Befehl</translation>
    </message>
    <message>
        <source>A Redis command, e.g. INFO memory</source>
        <translation>Ein Redis-Befehl, z. B. INFO memory</translation>
    </message>
    <message>
        <source>Sends the command (Enter)</source>
        <translation>Sendet den Befehl (Eingabetaste)</translation>
    </message>
    <message>
        <source>Stops waiting for answers (Escape)</source>
        <translation>Wartet nicht länger auf Antworten (Escape)</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Enter sends, ↑ and ↓ bring earlier commands back. Words are quoted as in redis-cli.</source>
        <translation>Die Eingabetaste sendet, ↑ und ↓ holen frühere Befehle zurück. Anführungszeichen gelten wie in redis-cli.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ConditionsModel</name>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>What the kubelet watches</source>
        <translation>Was das kubelet überwacht</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Ready should be True, every other condition False</source>
        <translation>Ready soll True sein, jede andere Bedingung False</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>When it changed last</source>
        <translation>Wann sie sich zuletzt änderte</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ConnectView</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Wo: %1</translation>
    </message>
    <message>
        <source>Because: %1</source>
        <translation>Weil: %1</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Etwas anderes wählen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ConsoleView</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n Node</numerusform>
            <numerusform>%n Nodes</numerusform>
        </translation>
    </message>
    <message>
        <source>all the same</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>not all the same</source>
        <translation>nicht alle gleich</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n line(s) differ</source>
        <translation>
            <numerusform>%1 von %n Zeile verschieden</numerusform>
            <numerusform>%1 von %n Zeilen verschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 answered…</source>
        <translation>%1 von %2 haben geantwortet…</translation>
    </message>
    <message>
        <source>stopped: %1 of %2 answered</source>
        <translation>gestoppt: %1 von %2 haben geantwortet</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Commands sent so far</source>
        <translation>Bisher gesendete Befehle</translation>
    </message>
    <message>
        <source>Enter or a double click puts the command back into the line</source>
        <translation>Eingabetaste oder Doppelklick setzt den Befehl wieder in die Zeile</translation>
    </message>
    <message>
        <source>Ask Redis</source>
        <translation>Redis fragen</translation>
    </message>
    <message>
        <source>Choose nodes above and type a command below. With several nodes the answers stand side by side, and what differs is marked.</source>
        <translation>Wählen Sie oben Nodes und geben Sie unten einen Befehl ein. Bei mehreren Nodes stehen die Antworten nebeneinander; Unterschiede sind markiert.</translation>
    </message>
    <message>
        <source>How the answers are shown</source>
        <translation>Wie die Antworten gezeigt werden</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Filter entries</source>
        <translation>Einträge filtern</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Shows only what is not the same everywhere</source>
        <translation>Zeigt nur, was nicht überall gleich ist</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Nochmals</translation>
    </message>
    <message>
        <source>Sends the same command to the same nodes</source>
        <translation>Sendet denselben Befehl an dieselben Nodes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the answers as text</source>
        <translation>Kopiert die Antworten als Text</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Send %1?</source>
        <translation>%1 senden?</translation>
    </message>
    <message>
        <source>Send “%1” to %2?</source>
        <translation>„%1“ an %2 senden?</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Slot %1 belongs to %2: send it there</source>
        <translation>Slot %1 gehört %2: dorthin senden</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ContextsModel</name>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>A cluster, a user and a namespace under one name, from the kubeconfig</source>
        <translation>Cluster, Benutzer und Namespace unter einem Namen, aus der kubeconfig</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The Kubernetes API server</source>
        <translation>Der API-Server von Kubernetes</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Aus %1</translation>
    </message>
    <message>
        <source>%1 (current)</source>
        <translation>%1 (aktuell)</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::EventsModel</name>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Since it happened last</source>
        <translation>Seit es zuletzt geschah</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Kubernetes&apos; word for it; warnings carry a sign</source>
        <translation>Wie Kubernetes es nennt; Warnungen tragen ein Zeichen</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>What it happened to</source>
        <translation>Womit es geschah</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>How often it happened</source>
        <translation>Wie oft es geschah</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Who noted it</source>
        <translation>Wer es notierte</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::EventsView</name>
    <message>
        <source>You may not read this</source>
        <translation>Sie dürfen das nicht lesen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Reading events…</source>
        <translation>Events werden gelesen…</translation>
    </message>
    <message>
        <source>The events can&apos;t be read</source>
        <translation>Die Events sind nicht lesbar</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Keine Events</translation>
    </message>
    <message>
        <source>Kubernetes keeps events for an hour, unless told otherwise.</source>
        <translation>Kubernetes behält Events eine Stunde lang, wenn nichts anderes eingestellt ist.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::Guide</name>
    <message>
        <source>It is there already.</source>
        <translation>Sie ist schon da.</translation>
    </message>
    <message>
        <source>This works on the playground alone.</source>
        <translation>Das geht nur auf der Spielwiese.</translation>
    </message>
    <message>
        <source>there is no cluster yet</source>
        <translation>es gibt noch keinen Cluster</translation>
    </message>
    <message>
        <source>Deploy and create one first</source>
        <translation>Deployen und erstellen Sie zuerst einen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::HistoryView</name>
    <message>
        <source>Report (*.html)</source>
        <translation>Bericht (*.html)</translation>
    </message>
    <message>
        <source>Exported run (*.json)</source>
        <translation>Exportierter Lauf (*.json)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Pictures (*.svg)</source>
        <translation>Bilder (*.svg)</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Das Journal wird gelesen…</translation>
    </message>
    <message>
        <source>Shows the run again, moment by moment</source>
        <translation>Zeigt den Lauf noch einmal, Moment für Moment</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Takes a run that was exported as JSON, on this or another machine</source>
        <translation>Holt einen Lauf, der als JSON exportiert wurde, auf diesem oder einem anderen Rechner</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 von %n Lauf</numerusform>
            <numerusform>%1 von %n Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>The journal can&apos;t be read</source>
        <translation>Das Journal ist nicht lesbar</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Every run of a workflow is written down, here and on the command line. Afterwards it can be seen again, moment by moment.</source>
        <translation>Jeder Lauf eines Workflows wird aufgezeichnet, hier wie auf der Kommandozeile. Danach kann man ihn noch einmal sehen, Moment für Moment.</translation>
    </message>
    <message>
        <source>The run can&apos;t be shown</source>
        <translation>Der Lauf kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Import a run</source>
        <translation>Lauf importieren</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The run can&apos;t be imported</source>
        <translation>Der Lauf kann nicht importiert werden</translation>
    </message>
    <message>
        <source>The run is imported</source>
        <translation>Der Lauf ist importiert</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>Lauf exportieren</translation>
    </message>
    <message>
        <source>The run can&apos;t be exported</source>
        <translation>Der Lauf kann nicht exportiert werden</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::LessonsView</name>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Lesson %1: %2, %3</source>
        <translation>Lektion %1: %2, %3</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Each lesson is done on the playground: real Redis servers on this computer that nobody else needs.</source>
        <translation>Jede Lektion findet auf der Spielwiese statt: echte Redis-Server auf diesem Rechner, die sonst niemand braucht.</translation>
    </message>
    <message>
        <source>A lesson can&apos;t be read: %1</source>
        <translation>Eine Lektion ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Back to the list; this lesson goes on where it is left</source>
        <translation>Zurück zur Liste; diese Lektion geht da weiter, wo sie verlassen wurde</translation>
    </message>
    <message>
        <source>How far this lesson is</source>
        <translation>Wie weit diese Lektion ist</translation>
    </message>
    <message>
        <source>It goes on when</source>
        <translation>Es geht weiter, wenn</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>Ü&amp;berspringen</translation>
    </message>
    <message>
        <source>Goes on although it is not so yet</source>
        <translation>Geht weiter, obwohl es noch nicht so ist</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>So: %1</source>
        <translation>Erfüllt: %1</translation>
    </message>
    <message>
        <source>Not yet: %1</source>
        <translation>Noch nicht: %1</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::LogLines</name>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Logs</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::LogModel</name>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::LogView</name>
    <message>
        <source>Filter the log</source>
        <translation>Log filtern</translation>
    </message>
    <message>
        <source>F&amp;ollow</source>
        <translation>Fol&amp;gen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>%1 and above</source>
        <translation>%1 und höher</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niedrigste Stufe</translation>
    </message>
    <message>
        <source>Shows the newest line as it comes</source>
        <translation>Zeigt die neueste Zeile, sobald sie kommt</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Empties this list</source>
        <translation>Leert diese Liste</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::MainWindow</name>
    <message>
        <source>Slotpilot</source>
        <translation>Slotpilot</translation>
    </message>
    <message>
        <source>&amp;Open kubeconfig file…</source>
        <translation>kubeconfig-Datei ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Reads the contexts of another kubeconfig file</source>
        <translation>Liest die Kontexte einer anderen kubeconfig-Datei</translation>
    </message>
    <message>
        <source>Start the &amp;playground</source>
        <translation>S&amp;pielwiese starten</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>A small Kubernetes on this computer, thrown away when closed</source>
        <translation>Ein kleines Kubernetes auf diesem Rechner, das beim Schließen weggeworfen wird</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>&amp;Lektionen</translation>
    </message>
    <message>
        <source>Leads through Redis Cluster on the playground, step by step</source>
        <translation>Führt auf der Spielwiese durch Redis Cluster, Schritt für Schritt</translation>
    </message>
    <message>
        <source>&amp;History of runs</source>
        <translation>&amp;Verlauf der Läufe</translation>
    </message>
    <message>
        <source>Runs of this computer again, moment by moment; needs no cluster</source>
        <translation>Läufe dieses Rechners noch einmal, Moment für Moment; braucht keinen Cluster</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation>Ctrl+W</translation>
    </message>
    <message>
        <source>Leaves this cluster; the playground ends with it</source>
        <translation>Verlässt diesen Cluster; die Spielwiese endet damit</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Closes Slotpilot</source>
        <translation>Schließt Slotpilot</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtern</translation>
    </message>
    <message>
        <source>Filters the page&apos;s table</source>
        <translation>Filtert die Tabelle der Seite</translation>
    </message>
    <message>
        <source>&amp;About Slotpilot</source>
        <translation>&amp;Über Slotpilot</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>Deploy…</source>
        <translation>Deployen…</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>Erstellen…</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation>Skalieren…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Upgrade…</source>
        <translation>Upgrade…</translation>
    </message>
    <message>
        <source>Ctrl+U</source>
        <translation>Ctrl+U</translation>
    </message>
    <message>
        <source>Rebalance…</source>
        <translation>Neu verteilen…</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparieren…</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>Konsistenz</translation>
    </message>
    <message>
        <source>F6</source>
        <translation>F6</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>F7</source>
        <translation>F7</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nodes</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
    <message>
        <source>%1 (Alt+%2)</source>
        <translation>%1 (Alt+%2)</translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation>&amp;Cluster</translation>
    </message>
    <message>
        <source>&amp;Work</source>
        <translation>&amp;Arbeit</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Ans&amp;icht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Cluster and actions</source>
        <translation>Cluster und Aktionen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>A workflow is running</source>
        <translation>Ein Workflow läuft</translation>
    </message>
    <message>
        <source>“%1” is not finished.</source>
        <translation>„%1“ ist nicht fertig.</translation>
    </message>
    <message>
        <source>It stops at its next safe point if you go on. It can be gone on with when you connect again.</source>
        <translation>Wenn Sie fortfahren, hält er am nächsten sicheren Punkt an. Er kann fortgesetzt werden, wenn Sie sich wieder verbinden.</translation>
    </message>
    <message>
        <source>Keep it running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>The cluster is being measured</source>
        <translation>Der Cluster wird gerade gemessen</translation>
    </message>
    <message>
        <source>A consistency check and a benchmark are running.</source>
        <translation>Eine Konsistenzprüfung und ein Benchmark laufen.</translation>
    </message>
    <message>
        <source>A consistency check is running.</source>
        <translation>Eine Konsistenzprüfung läuft.</translation>
    </message>
    <message>
        <source>A benchmark is running.</source>
        <translation>Ein Benchmark läuft.</translation>
    </message>
    <message>
        <source>What was measured so far is kept, and the keys are deleted.</source>
        <translation>Was bisher gemessen wurde, bleibt erhalten; die Keys werden gelöscht.</translation>
    </message>
    <message>
        <source>Sta&amp;y</source>
        <translation>&amp;Bleiben</translation>
    </message>
    <message>
        <source>S&amp;top and close</source>
        <translation>S&amp;toppen und schließen</translation>
    </message>
    <message>
        <source>Deleting what the load has left, then the window closes</source>
        <translation>Was die Last hinterlassen hat, wird gelöscht, dann schließt das Fenster</translation>
    </message>
    <message>
        <source>The playground ends with the window.</source>
        <translation>Die Spielwiese endet mit dem Fenster.</translation>
    </message>
    <message>
        <source>Stopped at a safe point, the cluster is healthy, and Slotpilot offers to go on at the next start.</source>
        <translation>An einem sicheren Punkt angehalten ist der Cluster gesund, und Slotpilot bietet beim nächsten Start an, fortzufahren.</translation>
    </message>
    <message>
        <source>&amp;Let it finish, then close</source>
        <translation>Zu &amp;Ende laufen lassen, dann schließen</translation>
    </message>
    <message>
        <source>&amp;Stop at a safe point and close</source>
        <translation>An einem &amp;sicheren Punkt anhalten und schließen</translation>
    </message>
    <message>
        <source>The window closes when the workflow is through</source>
        <translation>Das Fenster schließt, wenn der Workflow durch ist</translation>
    </message>
    <message>
        <source>If it fails, the window stays.</source>
        <translation>Scheitert er, bleibt das Fenster offen.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Stopping at the next safe point, then the window closes</source>
        <translation>Am nächsten sicheren Punkt wird angehalten, dann schließt das Fenster</translation>
    </message>
    <message>
        <source>About Slotpilot</source>
        <translation>Über Slotpilot</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Slotpilot %1&lt;/h3&gt;&lt;p&gt;Redis Cluster on Kubernetes: see it, scale it, upgrade it.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes with no warranty.&lt;/p&gt;&lt;p&gt;Qt %2&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Slotpilot %1&lt;/h3&gt;&lt;p&gt;Redis Cluster auf Kubernetes: sehen, skalieren, aktualisieren.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.&lt;/p&gt;&lt;p&gt;Qt %2&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The playground did not start</source>
        <translation>Die Spielwiese startete nicht</translation>
    </message>
    <message>
        <source>Given up: %1</source>
        <translation>Aufgegeben: %1</translation>
    </message>
    <message>
        <source>Check says how the cluster is.</source>
        <translation>Prüfen sagt, wie es dem Cluster geht.</translation>
    </message>
    <message>
        <source>Somebody else works on this cluster</source>
        <translation>Jemand anderes arbeitet an diesem Cluster</translation>
    </message>
    <message>
        <source>The workflow could not begin</source>
        <translation>Der Workflow konnte nicht beginnen</translation>
    </message>
    <message>
        <source>S&amp;top and switch</source>
        <translation>S&amp;toppen und wechseln</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbinden mit %1…</translation>
    </message>
    <message>
        <source>Reading the kubeconfig and asking the API server who it is.</source>
        <translation>Die kubeconfig wird gelesen und der API-Server gefragt, wer er ist.</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>the cluster</source>
        <translation>dem Cluster</translation>
    </message>
    <message>
        <source>New to Redis Cluster?</source>
        <translation>Neu bei Redis Cluster?</translation>
    </message>
    <message>
        <source>Lessons lead you through it, here on the playground.</source>
        <translation>Lektionen führen Sie hindurch, hier auf der Spielwiese.</translation>
    </message>
    <message>
        <source>%1 — Slotpilot</source>
        <translation>%1 — Slotpilot</translation>
    </message>
    <message>
        <source>Connection lost: what you see may be old</source>
        <translation>Verbindung verloren: was Sie sehen, kann veraltet sein</translation>
    </message>
    <message>
        <source>As of %1, %2 ago. %3. Trying again by itself.</source>
        <translation>Stand %1, vor %2. %3. Es wird von selbst weiter versucht.</translation>
    </message>
    <message>
        <source>Plan the way back</source>
        <translation>Rückweg planen</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>The pods run. Next, make them one Redis Cluster.</source>
        <translation>Die Pods laufen. Als Nächstes werden sie zu einem Redis Cluster.</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Angehalten: %1</translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <translation>Abgebrochen: %1</translation>
    </message>
    <message>
        <source>What was done stays done. Go on in Activity, or plan again from what is true now.</source>
        <translation>Was getan ist, bleibt getan. Machen Sie in Aktivität weiter, oder planen Sie neu von dem aus, was jetzt gilt.</translation>
    </message>
    <message>
        <source>A workflow was interrupted: %1</source>
        <translation>Ein Workflow wurde unterbrochen: %1</translation>
    </message>
    <message>
        <source>A workflow stopped with an error: %1</source>
        <translation>Ein Workflow hielt mit einem Fehler an: %1</translation>
    </message>
    <message>
        <source>A workflow was cancelled: %1</source>
        <translation>Ein Workflow wurde abgebrochen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s) done</source>
        <translation>
            <numerusform>%1 von %n Schritt fertig</numerusform>
            <numerusform>%1 von %n Schritten fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>begun %1 ago</source>
        <translation>begonnen vor %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>The check could not read the cluster</source>
        <translation>Die Prüfung konnte den Cluster nicht lesen</translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <translation>Geprüft: %1</translation>
    </message>
    <message>
        <source>Every pod was asked; nothing was found.</source>
        <translation>Jeder Pod wurde gefragt; nichts wurde gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) on this page, with what to do.</source>
        <translation>
            <numerusform>%n Befund steht auf dieser Seite, mit dem, was zu tun ist.</numerusform>
            <numerusform>%n Befunde stehen auf dieser Seite, jeder mit dem, was zu tun ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect to a cluster first.</source>
        <translation>Verbinden Sie sich zuerst mit einem Cluster.</translation>
    </message>
    <message>
        <source>A workflow is running: see Activity.</source>
        <translation>Ein Workflow läuft: siehe Aktivität.</translation>
    </message>
    <message>
        <source>A plan is being made.</source>
        <translation>Ein Plan wird gemacht.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>There are no pods yet: deploy first.</source>
        <translation>Es gibt noch keine Pods: zuerst deployen.</translation>
    </message>
    <message>
        <source>The cluster is already created.</source>
        <translation>Der Cluster ist schon erstellt.</translation>
    </message>
    <message>
        <source>Puts the Redis pods into the namespace; shows its plan first</source>
        <translation>Bringt die Redis-Pods in den Namespace; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>Makes the pods one Redis Cluster; shows its plan first</source>
        <translation>Macht aus den Pods einen Redis Cluster; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>There is no Redis Cluster yet: create it first.</source>
        <translation>Es gibt noch keinen Redis Cluster: zuerst erstellen.</translation>
    </message>
    <message>
        <source>The connection is lost: what is shown may be old.</source>
        <translation>Die Verbindung ist verloren: was zu sehen ist, kann veraltet sein.</translation>
    </message>
    <message>
        <source>More or fewer pods, without losing a key; shows its plan first</source>
        <translation>Mehr oder weniger Pods, ohne einen Key zu verlieren; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>Another image, resources or configuration, pod by pod; shows its plan first</source>
        <translation>Anderes Image, andere Ressourcen oder Konfiguration, Pod für Pod; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>Spreads the slots evenly or by weights; shows its plan first</source>
        <translation>Verteilt die Slots gleichmäßig oder nach Gewichten; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>Repairs what the check found, without dropping a key; shows its plan first</source>
        <translation>Repariert, was die Prüfung fand, ohne einen Key zu verwerfen; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>The check found nothing that can be repaired from here.</source>
        <translation>Die Prüfung fand nichts, was von hier aus zu reparieren wäre.</translation>
    </message>
    <message>
        <source>Asks every pod afresh and says what is wrong</source>
        <translation>Fragt jeden Pod neu und sagt, was nicht stimmt</translation>
    </message>
    <message>
        <source>A check is running.</source>
        <translation>Eine Prüfung läuft.</translation>
    </message>
    <message>
        <source>Writes and reads, and tells which acknowledged writes were lost and who did not answer when</source>
        <translation>Schreibt und liest, und sagt, welche bestätigten Schreibvorgänge verloren gingen und wer wann nicht antwortete</translation>
    </message>
    <message>
        <source>Measures throughput and latencies</source>
        <translation>Misst Durchsatz und Latenzen</translation>
    </message>
    <message>
        <source>Go to the &amp;playground</source>
        <translation>Zur S&amp;pielwiese</translation>
    </message>
    <message>
        <source>Open a kubeconfig file</source>
        <translation>kubeconfig-Datei öffnen</translation>
    </message>
    <message>
        <source>Starting the playground…</source>
        <translation>Die Spielwiese startet…</translation>
    </message>
    <message>
        <source>A Kubernetes API whose pods are redis-server processes on this computer.</source>
        <translation>Eine Kubernetes-API, deren Pods redis-server-Prozesse auf diesem Rechner sind.</translation>
    </message>
    <message>
        <source>Stop it and disconnect</source>
        <translation>Anhalten und trennen</translation>
    </message>
    <message>
        <source>S&amp;top and disconnect</source>
        <translation>S&amp;toppen und trennen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Language, colours, notifications, and contexts that are changed with care</source>
        <translation>Sprache, Farben, Meldungen, und Kontexte, die mit Vorsicht geändert werden</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Ctrl+?</source>
        <translation>Ctrl+?</translation>
    </message>
    <message>
        <source>What each key does</source>
        <translation>Was welche Taste tut</translation>
    </message>
    <message>
        <source>Give up?</source>
        <translation>Aufgeben?</translation>
    </message>
    <message>
        <source>The check is done</source>
        <translation>Die Prüfung ist fertig</translation>
    </message>
    <message>
        <source>Run “%1”?</source>
        <translation>„%1“ ausführen?</translation>
    </message>
    <message>
        <source>The consistency check is over</source>
        <translation>Die Konsistenzprüfung ist vorbei</translation>
    </message>
    <message>
        <source>The benchmark is over</source>
        <translation>Der Benchmark ist vorbei</translation>
    </message>
    <message>
        <source>&amp;Redis password…</source>
        <translation>&amp;Redis-Passwort…</translation>
    </message>
    <message>
        <source>For servers whose password is not to be found in Kubernetes</source>
        <translation>Für Server, deren Passwort nicht in Kubernetes zu finden ist</translation>
    </message>
    <message>
        <source>It is kept in memory only, and written nowhere.</source>
        <translation>Es bleibt nur im Arbeitsspeicher und wird nirgends geschrieben.</translation>
    </message>
    <message>
        <source>The cluster is being read.</source>
        <translation>Der Cluster wird gelesen.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::MetricChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>No values in this time</source>
        <translation>Keine Werte in dieser Zeit</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::MonitorView</name>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Prometheus does not tell</source>
        <translation>Prometheus gibt keine Auskunft</translation>
    </message>
    <message>
        <source>Take INFO</source>
        <translation>INFO nehmen</translation>
    </message>
    <message>
        <source>Where the values come from</source>
        <translation>Woher die Werte kommen</translation>
    </message>
    <message>
        <source>INFO is what Slotpilot itself reads from every pod since it was connected. A Prometheus knows more of the past.</source>
        <translation>INFO ist, was Slotpilot seit dem Verbinden selbst aus jedem Pod liest. Ein Prometheus weiß mehr von früher.</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message>
        <source>Per pod</source>
        <translation>Pro Pod</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Together: sums, or the highest where a sum says nothing</source>
        <translation>Zusammen: Summen, oder der höchste Wert, wo eine Summe nichts sagt</translation>
    </message>
    <message>
        <source>PromQL expression</source>
        <translation>PromQL-Ausdruck</translation>
    </message>
    <message>
        <source>PromQL, e.g. sum by (pod) (rate(redis_commands_processed_total[1m]))</source>
        <translation>PromQL, z. B. sum by (pod) (rate(redis_commands_processed_total[1m]))</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Closes the answer</source>
        <translation>Schließt die Antwort</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>The series that the expression gives, over the time chosen above.</source>
        <translation>Die Reihen, die der Ausdruck ergibt, über die oben gewählte Zeit.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Σ </source>
        <translation>Σ </translation>
    </message>
    <message>
        <source>max </source>
        <translation>max </translation>
    </message>
    <message>
        <source>The first values come in a moment.</source>
        <translation>Die ersten Werte kommen gleich.</translation>
    </message>
    <message>
        <source>INFO of every pod</source>
        <translation>INFO jedes Pods</translation>
    </message>
    <message>
        <source>Prometheus %1</source>
        <translation>Prometheus %1</translation>
    </message>
    <message>
        <source>Look for a Prometheus</source>
        <translation>Prometheus suchen</translation>
    </message>
    <message>
        <source>No Prometheus found in the cluster</source>
        <translation>Kein Prometheus im Cluster gefunden</translation>
    </message>
    <message>
        <source>Looking for a Prometheus…</source>
        <translation>Prometheus wird gesucht…</translation>
    </message>
    <message>
        <source>Asking Prometheus…</source>
        <translation>Prometheus wird gefragt…</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>No replicas</source>
        <translation>Keine Replicas</translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n Reihe</numerusform>
            <numerusform>%n Reihen</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 of %2 series are shown.</source>
        <translation>Die ersten %1 von %2 Reihen sind zu sehen.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::MovesModel</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Expected, if a pod&apos;s keys are spread evenly over its slots</source>
        <translation>Erwartet, falls die Keys eines Pods gleichmäßig auf seine Slots verteilt sind</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::NodeChooser</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Redis nodes that get the command</source>
        <translation>Redis-Nodes, die den Befehl bekommen</translation>
    </message>
    <message>
        <source>Every Redis node, also those to come</source>
        <translation>Jeder Redis-Node, auch künftige</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::NodeDetails</name>
    <message>
        <source>Closes the details (Escape)</source>
        <translation>Schließt die Details (Escape)</translation>
    </message>
    <message>
        <source>Pods on the node</source>
        <translation>Pods auf dem Node</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>there is no such node any more</source>
        <translation>es gibt keinen solchen Node mehr</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>cordoned</source>
        <translation>gesperrt (cordon)</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) of the StatefulSet</source>
        <translation>
            <numerusform>%n Pod des StatefulSets</numerusform>
            <numerusform>%n Pods des StatefulSets</numerusform>
        </translation>
    </message>
    <message>
        <source>You may not list the pods of all namespaces: the sum of their requests is not known.</source>
        <translation>Sie dürfen die Pods aller Namespaces nicht auflisten: die Summe ihrer Requests ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The pods on it can&apos;t be read: %1</source>
        <translation>Die Pods darauf sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The pods can&apos;t be read</source>
        <translation>Die Pods sind nicht lesbar</translation>
    </message>
    <message>
        <source>Reading the pods on this node…</source>
        <translation>Die Pods auf diesem Node werden gelesen…</translation>
    </message>
    <message>
        <source>No pods on this node</source>
        <translation>Keine Pods auf diesem Node</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::NodePodsModel</name>
    <message>
        <source>Terminating</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Since the pod was created</source>
        <translation>Seit der Pod angelegt wurde</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Why it is not ready</source>
        <translation>Warum er nicht bereit ist</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::NodesModel</name>
    <message>
        <source>Not ready: %1</source>
        <translation>Nicht bereit: %1</translation>
    </message>
    <message>
        <source>Cordoned: takes no new pods</source>
        <translation>Gesperrt (cordon): nimmt keine neuen Pods</translation>
    </message>
    <message>
        <source>Kubernetes has no such node any more</source>
        <translation>Kubernetes hat keinen solchen Node mehr</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>A machine of the Kubernetes cluster</source>
        <translation>Eine Maschine des Kubernetes-Clusters</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Its kubelet reports that it can run pods</source>
        <translation>Sein kubelet meldet, dass es Pods ausführen kann</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>topology.kubernetes.io/zone: what fails together</source>
        <translation>topology.kubernetes.io/zone: was gemeinsam ausfällt</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Pods of this StatefulSet on it</source>
        <translation>Pods dieses StatefulSets darauf</translation>
    </message>
    <message>
        <source>Primaries</source>
        <translation>Primarys</translation>
    </message>
    <message>
        <source>Redis primaries on it: what is without a writer if it fails</source>
        <translation>Redis-Primarys darauf: was ohne Schreiber ist, wenn er ausfällt</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Hash slots owned by pods on it</source>
        <translation>Hash-Slots, die Pods darauf besitzen</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Allocatable to pods</source>
        <translation>Für Pods verfügbar (allocatable)</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Kubelet</source>
        <translation>kubelet</translation>
    </message>
    <message>
        <source>Version of its kubelet</source>
        <translation>Version seines kubelets</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Why it is not as it should be</source>
        <translation>Warum er nicht ist, wie er sein soll</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::NodesView</name>
    <message>
        <source>Filter nodes</source>
        <translation>Nodes filtern</translation>
    </message>
    <message>
        <source>Kubernetes nodes</source>
        <translation>Kubernetes-Nodes</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n Node</numerusform>
            <numerusform>%n Nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <translation>
            <numerusform>%1 von %n Node</numerusform>
            <numerusform>%1 von %n Nodes</numerusform>
        </translation>
    </message>
    <message>
        <source>The Kubernetes nodes can&apos;t be read</source>
        <translation>Die Kubernetes-Nodes sind nicht lesbar</translation>
    </message>
    <message>
        <source>Conditions, resources, pods and events of the selected node</source>
        <translation>Bedingungen, Ressourcen, Pods und Events des ausgewählten Nodes</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::OverviewView</name>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n pod(s) ready</source>
        <translation>
            <numerusform>%1 von %n Pod bereit</numerusform>
            <numerusform>%1 von %n Pods bereit</numerusform>
        </translation>
    </message>
    <message>
        <source>1 primary</source>
        <translation>1 Primary</translation>
    </message>
    <message>
        <source>%1 primaries</source>
        <translation>%1 Primarys</translation>
    </message>
    <message>
        <source>%1 keys</source>
        <translation>%1 Keys</translation>
    </message>
    <message numerus="yes">
        <source>%n Kubernetes node(s)</source>
        <translation>
            <numerusform>%n Kubernetes-Node</numerusform>
            <numerusform>%n Kubernetes-Nodes</numerusform>
        </translation>
    </message>
    <message>
        <source>Being created: %1 of 16,384 slots have an owner</source>
        <translation>Wird angelegt: %1 von 16.384 Slots haben einen Besitzer</translation>
    </message>
    <message>
        <source>Under way: %1 (%2 %)</source>
        <translation>Im Gange: %1 (%2 %)</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>No pods yet</source>
        <translation>Noch keine Pods</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::OwnerLegend</name>
    <message>
        <source>Shows the slots of %1 only, while pointed at</source>
        <translation>Zeigt nur die Slots von %1, solange der Zeiger darauf steht</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::Page</name>
    <message>
        <source>Reading the cluster…</source>
        <translation>Der Cluster wird gelesen…</translation>
    </message>
    <message>
        <source>StatefulSet %1 can&apos;t be read</source>
        <translation>StatefulSet %1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>No StatefulSet %1 in namespace %2</source>
        <translation>Kein StatefulSet %1 im Namespace %2</translation>
    </message>
    <message>
        <source>Deploy puts the Redis pods there; it shows what it would change before it does. Or choose another namespace or StatefulSet at the top.</source>
        <translation>Deployen bringt die Redis-Pods dorthin; vorher zeigt es, was sich ändern würde. Oder wählen Sie oben einen anderen Namespace oder ein anderes StatefulSet.</translation>
    </message>
    <message>
        <source>StatefulSet %1 has no pods</source>
        <translation>StatefulSet %1 hat keine Pods</translation>
    </message>
    <message numerus="yes">
        <source>It asks for %n pod(s). They appear here as Kubernetes creates them.</source>
        <translation>
            <numerusform>Es verlangt %n Pod. Er erscheint hier, sobald Kubernetes ihn anlegt.</numerusform>
            <numerusform>Es verlangt %n Pods. Sie erscheinen hier, sobald Kubernetes sie anlegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The pods run, but no cluster exists yet</source>
        <translation>Die Pods laufen, aber es gibt noch keinen Cluster</translation>
    </message>
    <message>
        <source>Create introduces the Redis servers to each other and shares out the 16,384 slots. You see its steps before anything happens.</source>
        <translation>Erstellen macht die Redis-Server miteinander bekannt und teilt die 16.384 Slots auf. Sie sehen die Schritte, bevor etwas geschieht.</translation>
    </message>
    <message>
        <source>Slot: every key belongs to one of 16,384 hash slots, and every slot to one primary.</source>
        <translation>Slot: jeder Key gehört zu einem von 16.384 Hash-Slots und jeder Slot zu einem Primary.</translation>
    </message>
    <message>
        <source>Epoch: the version number of a node&apos;s claim to its slots; the higher one wins.</source>
        <translation>Epoche: die Versionsnummer des Anspruchs eines Nodes auf seine Slots; die höhere gewinnt.</translation>
    </message>
    <message>
        <source>Redis node: a Redis server that takes part in the cluster. It is known by its id, never by address.</source>
        <translation>Redis-Node: ein Redis-Server, der am Cluster teilnimmt. Man kennt ihn an seiner ID, nie an der Adresse.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PasswordDialog</name>
    <message>
        <source>Redis password</source>
        <translation>Redis-Passwort</translation>
    </message>
    <message>
        <source>default</source>
        <translation>default</translation>
    </message>
    <message>
        <source>Another name where Redis has users of its own (ACL)</source>
        <translation>Ein anderer Name, wo Redis eigene Benutzer hat (ACL)</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>An&amp;melden</translation>
    </message>
    <message>
        <source>The Redis servers of %1</source>
        <translation>Die Redis-Server von %1</translation>
    </message>
    <message>
        <source>It is kept in memory until Slotpilot ends, and written nowhere. A password that the StatefulSet&apos;s pods name (REDISCLI_AUTH or REDIS_PASSWORD) is found by itself.</source>
        <translation>Es bleibt im Arbeitsspeicher, bis Slotpilot endet, und wird nirgends geschrieben. Ein Passwort, das die Pods des StatefulSets nennen (REDISCLI_AUTH oder REDIS_PASSWORD), wird von selbst gefunden.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PlanModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>was already done</source>
        <translation>war schon erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>ready to run</source>
        <translation>startbereit</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Step %1: %2, %3</source>
        <translation>Schritt %1: %2, %3</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>not yet as expected</source>
        <translation>noch nicht wie erwartet</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>wie erwartet</translation>
    </message>
    <message>
        <source>not as expected</source>
        <translation>nicht wie erwartet</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PlanPreview</name>
    <message>
        <source>Moves</source>
        <translation>Verschiebungen</translation>
    </message>
    <message>
        <source>Point at a slot to see who owns it now and afterwards.</source>
        <translation>Zeigen Sie auf einen Slot, um zu sehen, wem er jetzt und danach gehört.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Slots now</source>
        <translation>Slots jetzt</translation>
    </message>
    <message>
        <source>Slots afterwards</source>
        <translation>Slots danach</translation>
    </message>
    <message numerus="yes">
        <source>%n pod restart(s)</source>
        <translation>
            <numerusform>%n Pod-Neustart</numerusform>
            <numerusform>%n Pod-Neustarts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new pod(s)</source>
        <translation>
            <numerusform>%n neuer Pod</numerusform>
            <numerusform>%n neue Pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) go</source>
        <translation>
            <numerusform>%n Pod geht</numerusform>
            <numerusform>%n Pods gehen</numerusform>
        </translation>
    </message>
    <message>
        <source>slots move</source>
        <translation>Slots ziehen um</translation>
    </message>
    <message>
        <source>keys with them</source>
        <translation>Keys mit ihnen</translation>
    </message>
    <message>
        <source>of data</source>
        <translation>an Daten</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>of moving</source>
        <translation>Umzugszeit</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PodDetails</name>
    <message>
        <source>Closes the details (Escape)</source>
        <translation>Schließt die Details (Escape)</translation>
    </message>
    <message>
        <source>Sends Redis commands to this pod</source>
        <translation>Sendet Redis-Befehle an diesen Pod</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Deletes the pod; asks first, and says what it means for its slots</source>
        <translation>Löscht den Pod; fragt vorher und sagt, was das für seine Slots bedeutet</translation>
    </message>
    <message>
        <source>there is no such pod any more</source>
        <translation>es gibt keinen solchen Pod mehr</translation>
    </message>
    <message>
        <source>The volume claims can&apos;t be read</source>
        <translation>Die Volume Claims sind nicht lesbar</translation>
    </message>
    <message>
        <source>No volume of its own</source>
        <translation>Kein eigenes Volume</translation>
    </message>
    <message>
        <source>The StatefulSet has no volumeClaimTemplates: what this pod holds goes with it.</source>
        <translation>Das StatefulSet hat keine volumeClaimTemplates: was dieser Pod hält, geht mit ihm.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PodGraph</name>
    <message>
        <source>Pods on Kubernetes nodes</source>
        <translation>Pods auf Kubernetes-Nodes</translation>
    </message>
    <message>
        <source>%1 → %2: %3 to go</source>
        <translation>%1 → %2: noch %3</translation>
    </message>
    <message numerus="yes">
        <source>Slots move between %n pair(s) of pods</source>
        <translation>
            <numerusform>Slots wandern zwischen %n Paar von Pods</numerusform>
            <numerusform>Slots wandern zwischen %n Paaren von Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>A tile is filled as far as its pod has slots; round ends: a replica. Point at one for more.</source>
        <translation>Eine Kachel ist so weit gefüllt, wie ihr Pod Slots hat; runde Enden: eine Replica. Zeigen Sie auf eine, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Point at a pod, or walk with the arrow keys; Enter opens it.</source>
        <translation>Zeigen Sie auf einen Pod, oder gehen Sie mit den Pfeiltasten; die Eingabetaste öffnet ihn.</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n Pod</numerusform>
            <numerusform>%n Pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Kubernetes node(s)</source>
        <translation>
            <numerusform>%n Kubernetes-Node</numerusform>
            <numerusform>%n Kubernetes-Nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them not healthy</source>
        <translation>
            <numerusform>%n davon nicht gesund</numerusform>
            <numerusform>%n davon nicht gesund</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>On no node</source>
        <translation>Auf keinem Node</translation>
    </message>
    <message>
        <source>not scheduled or gone</source>
        <translation>nicht zugewiesen oder fort</translation>
    </message>
    <message>
        <source>Point at a pod, or walk with the arrow keys.</source>
        <translation>Zeigen Sie auf einen Pod, oder gehen Sie mit den Pfeiltasten.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PodLogView</name>
    <message>
        <source>&amp;Previous run</source>
        <translation>&amp;Voriger Lauf</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>&amp;Zeiten</translation>
    </message>
    <message>
        <source>F&amp;ollow</source>
        <translation>Fol&amp;gen</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Log durchsuchen</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Eingabe)</translation>
    </message>
    <message>
        <source>Saves these lines to a file</source>
        <translation>Speichert diese Zeilen in eine Datei</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Reads the log again from its start</source>
        <translation>Liest das Log noch einmal von Anfang an</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>The container whose log this is</source>
        <translation>Der Container, dessen Log das ist</translation>
    </message>
    <message>
        <source>The log of the container&apos;s run before this one: why it ended</source>
        <translation>Das Log des vorigen Laufs dieses Containers: warum er endete</translation>
    </message>
    <message>
        <source>The time that the kubelet noted before each line</source>
        <translation>Die Zeit, die das kubelet zu jeder Zeile notiert hat</translation>
    </message>
    <message>
        <source>Shows the newest line as it comes</source>
        <translation>Zeigt die neueste Zeile, sobald sie kommt</translation>
    </message>
    <message>
        <source>Waiting for lines…</source>
        <translation>Es wird auf Zeilen gewartet…</translation>
    </message>
    <message>
        <source>the whole log of the run before</source>
        <translation>das ganze Log des vorigen Laufs</translation>
    </message>
    <message>
        <source>the container has ended; a new run is shown by itself</source>
        <translation>der Container ist beendet; ein neuer Lauf erscheint von selbst</translation>
    </message>
    <message>
        <source>The run before wrote nothing</source>
        <translation>Der vorige Lauf schrieb nichts</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>Nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>There is no run before</source>
        <translation>Es gibt keinen vorigen Lauf</translation>
    </message>
    <message>
        <source>Container %1 of %2 has not been restarted, or its old log was removed.</source>
        <translation>Container %1 von %2 wurde nicht neu gestartet, oder sein altes Log wurde entfernt.</translation>
    </message>
    <message>
        <source>You may not read this log</source>
        <translation>Sie dürfen dieses Log nicht lesen</translation>
    </message>
    <message>
        <source>The log can&apos;t be read</source>
        <translation>Das Log ist nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest lines leave</source>
        <translation>die ältesten Zeilen fallen weg</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>Suche…</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Log speichern</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved to %1</source>
        <translation>
            <numerusform>%n Zeile nach %1 gespeichert</numerusform>
            <numerusform>%n Zeilen nach %1 gespeichert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PodsModel</name>
    <message>
        <source>There is no such pod now</source>
        <translation>Zurzeit gibt es keinen solchen Pod</translation>
    </message>
    <message>
        <source>Terminating</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>Redis says cluster_state:fail</source>
        <translation>Redis sagt cluster_state:fail</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>allein</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>Primary</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>Replica</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>The StatefulSet&apos;s pod; its ordinal is the number at the end</source>
        <translation>Der Pod des StatefulSets; die Zahl am Ende ist seine Ordinalzahl</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Kubernetes&apos; readiness probe succeeded</source>
        <translation>Die Readiness Probe von Kubernetes ist erfüllt</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>A primary owns slots and takes writes; a replica holds a copy of one primary</source>
        <translation>Ein Primary besitzt Slots und nimmt Schreibvorgänge an; eine Replica hält eine Kopie eines Primarys</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Hash slots that it owns, of 16,384; every key belongs to one slot</source>
        <translation>Hash-Slots, die er besitzt, von 16.384; jeder Key gehört zu einem Slot</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Keys in all its databases</source>
        <translation>Keys in allen seinen Datenbanken</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>used_memory of INFO: what Redis allocated</source>
        <translation>used_memory aus INFO: was Redis belegt hat</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>The Kubernetes node that it runs on</source>
        <translation>Der Kubernetes-Node, auf dem er läuft</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The pod&apos;s address; it changes with every restart</source>
        <translation>Die Adresse des Pods; sie ändert sich mit jedem Neustart</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>controller-revision-hash: which version of the pod template it runs</source>
        <translation>controller-revision-hash: mit welcher Version der Pod-Vorlage er läuft</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>How often its containers were restarted</source>
        <translation>Wie oft seine Container neu gestartet wurden</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Since the pod was created</source>
        <translation>Seit der Pod angelegt wurde</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Why it is not as it should be</source>
        <translation>Warum er nicht ist, wie er sein soll</translation>
    </message>
    <message>
        <source>Redis node id %1</source>
        <translation>Redis-Node-ID %1</translation>
    </message>
    <message>
        <source>Not the StatefulSet&apos;s newest revision</source>
        <translation>Nicht die neueste Revision des StatefulSets</translation>
    </message>
    <message>
        <source>terminating</source>
        <translation>wird beendet</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>replica of %1</source>
        <translation>Replica von %1</translation>
    </message>
    <message>
        <source> (old)</source>
        <translation> (alt)</translation>
    </message>
    <message>
        <source>Its volume %1 stays, with what Redis has saved in it.</source>
        <translation>Sein Volume %1 bleibt, mit dem, was Redis darin gespeichert hat.</translation>
    </message>
    <message>
        <source>It has no volume of its own: the %1 keys that it holds are lost.</source>
        <translation>Er hat kein eigenes Volume: die %1 Keys, die er hält, gehen verloren.</translation>
    </message>
    <message>
        <source>It is a replica: no slot is without its owner meanwhile, but %1 is without this copy.</source>
        <translation>Er ist eine Replica: kein Slot ist währenddessen ohne Besitzer, aber %1 ist ohne diese Kopie.</translation>
    </message>
    <message>
        <source>It owns no slots: no key is out of reach meanwhile.</source>
        <translation>Er besitzt keine Slots: kein Key ist währenddessen unerreichbar.</translation>
    </message>
    <message>
        <source>It owns %1 (%2). %3 can take them over after some seconds; writes that were not copied yet may be lost.</source>
        <translation>Er besitzt %1 (%2). %3 kann sie nach einigen Sekunden übernehmen; noch nicht kopierte Schreibvorgänge können verloren gehen.</translation>
    </message>
    <message>
        <source>It owns %1 (%2) and has no replica: their keys can be neither read nor written until it is back.</source>
        <translation>Er besitzt %1 (%2) und hat keine Replica: ihre Keys können weder gelesen noch geschrieben werden, bis er zurück ist.</translation>
    </message>
    <message>
        <source>there is no such pod now</source>
        <translation>zurzeit gibt es keinen solchen Pod</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>The StatefulSet makes a new pod of that name at once.</source>
        <translation>Das StatefulSet legt sofort einen neuen Pod dieses Namens an.</translation>
    </message>
    <message>
        <source>Its Redis server does not answer, so what it holds is not known.</source>
        <translation>Sein Redis-Server antwortet nicht; was er hält, ist daher nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PodsView</name>
    <message>
        <source>Filter pods</source>
        <translation>Pods filtern</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n Pod</numerusform>
            <numerusform>%n Pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n pod(s)</source>
        <translation>
            <numerusform>%1 von %n Pod</numerusform>
            <numerusform>%1 von %n Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Log, events, YAML, terminal and volumes of the selected pod</source>
        <translation>Log, Events, YAML, Terminal und Volumes des ausgewählten Pods</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation>%1 ist zurück</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Log</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Events</translation>
    </message>
    <message>
        <source>&amp;YAML</source>
        <translation>&amp;YAML</translation>
    </message>
    <message>
        <source>&amp;Terminal</source>
        <translation>&amp;Terminal</translation>
    </message>
    <message>
        <source>&amp;Volumes</source>
        <translation>&amp;Volumes</translation>
    </message>
    <message>
        <source>Redis &amp;console</source>
        <translation>Redis-K&amp;onsole</translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Lö&amp;schen…</translation>
    </message>
    <message>
        <source>Connect to a cluster first.</source>
        <translation>Verbinden Sie sich zuerst mit einem Cluster.</translation>
    </message>
    <message>
        <source>A workflow is running: see Activity.</source>
        <translation>Ein Workflow läuft: siehe Aktivität.</translation>
    </message>
    <message>
        <source>There is no such pod now.</source>
        <translation>Zurzeit gibt es keinen solchen Pod.</translation>
    </message>
    <message>
        <source>It is being deleted already.</source>
        <translation>Er wird schon gelöscht.</translation>
    </message>
    <message>
        <source>There is no such pod any more.</source>
        <translation>Es gibt keinen solchen Pod mehr.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be deleted</source>
        <translation>%1 kann nicht gelöscht werden</translation>
    </message>
    <message>
        <source>Delete a pod</source>
        <translation>Pod löschen</translation>
    </message>
    <message>
        <source>Delete pod %1?</source>
        <translation>Pod %1 löschen?</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>%1 was not deleted</source>
        <translation>%1 wurde nicht gelöscht</translation>
    </message>
    <message>
        <source>%1 is being deleted</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message>
        <source>The StatefulSet makes it anew; the table shows when it is back.</source>
        <translation>Das StatefulSet legt ihn neu an; die Tabelle zeigt, wann er zurück ist.</translation>
    </message>
    <message>
        <source>Open a terminal in %1? What is typed there can change anything.</source>
        <translation>Ein Terminal in %1 öffnen? Was dort eingegeben wird, kann alles ändern.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ProbeForm</name>
    <message>
        <source>%1s</source>
        <translation>%1s</translation>
    </message>
    <message>
        <source>&amp;Tool</source>
        <translation>&amp;Werkzeug</translation>
    </message>
    <message>
        <source>Slotpilot&apos;s own generator tells everything over time and per shard; redis-benchmark is what comes with Redis, and runs in a pod</source>
        <translation>Slotpilots eigener Generator sagt alles im Zeitverlauf und pro Shard; redis-benchmark kommt mit Redis und läuft in einem Pod</translation>
    </message>
    <message>
        <source>Slotpilot&apos;s own</source>
        <translation>Slotpilots eigenes</translation>
    </message>
    <message>
        <source>&amp;Duration</source>
        <translation>&amp;Dauer</translation>
    </message>
    <message>
        <source>E.g. 30s, 2m or 1h</source>
        <translation>Z. B. 30s, 2m oder 1h</translation>
    </message>
    <message>
        <source>10s</source>
        <translation>10s</translation>
    </message>
    <message>
        <source>30s</source>
        <translation>30s</translation>
    </message>
    <message>
        <source>2m</source>
        <translation>2m</translation>
    </message>
    <message>
        <source>10m</source>
        <translation>10m</translation>
    </message>
    <message>
        <source>1h</source>
        <translation>1h</translation>
    </message>
    <message>
        <source>until stopped</source>
        <translation>bis zum Stopp</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>This computer reaches the pods through tunnels, which adds to every latency. A pod has none of that; one machine is not enough to load a big cluster: workers are pods of a Job.</source>
        <translation>Dieser Rechner erreicht die Pods durch Tunnel, was jede Latenz erhöht. Ein Pod hat nichts davon; ein Rechner genügt nicht, um einen großen Cluster auszulasten: Worker sind Pods eines Jobs.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>a pod</source>
        <translation>einem Pod</translation>
    </message>
    <message>
        <source>workers</source>
        <translation>Workern</translation>
    </message>
    <message>
        <source>Work&amp;ers</source>
        <translation>W&amp;orker</translation>
    </message>
    <message>
        <source>Pods of a Job; each has all the connections</source>
        <translation>Pods eines Jobs; jeder hat alle Verbindungen</translation>
    </message>
    <message>
        <source>Con&amp;nections</source>
        <translation>Ver&amp;bindungen</translation>
    </message>
    <message>
        <source>Dealt out to the primaries, at least one each</source>
        <translation>Auf die Primarys verteilt, mindestens eine für jeden</translation>
    </message>
    <message>
        <source>&amp;Keys at once</source>
        <translation>Keys au&amp;f einmal</translation>
    </message>
    <message>
        <source>&amp;Pipelining</source>
        <translation>&amp;Pipelining</translation>
    </message>
    <message>
        <source>Requests in flight on each connection</source>
        <translation>Anfragen, die auf jeder Verbindung unterwegs sind</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>&amp;Schleife</translation>
    </message>
    <message>
        <source>Closed: the next request goes out when the last was answered. Open: they go out at a rate, and latency counts from the intended time, so that a stall is seen by all who waited.</source>
        <translation>Geschlossen: die nächste Anfrage geht hinaus, wenn die letzte beantwortet ist. Offen: sie gehen mit einer Rate hinaus, und die Latenz zählt ab der vorgesehenen Zeit, sodass eine Stockung bei allen zählt, die warteten.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>open, at a rate</source>
        <translation>offen, mit Rate</translation>
    </message>
    <message>
        <source>&amp;Rate a second</source>
        <translation>&amp;Rate pro Sekunde</translation>
    </message>
    <message>
        <source>Operations a second of all connections together</source>
        <translation>Operationen pro Sekunde aller Verbindungen zusammen</translation>
    </message>
    <message>
        <source>as fast as it can</source>
        <translation>so schnell es geht</translation>
    </message>
    <message>
        <source>Val&amp;ue size</source>
        <translation>Wer&amp;tgröße</translation>
    </message>
    <message>
        <source>Bytes of a value</source>
        <translation>Bytes eines Wertes</translation>
    </message>
    <message>
        <source> B</source>
        <translation> B</translation>
    </message>
    <message>
        <source>Re&amp;ads</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>GETs among the operations; the others are SETs</source>
        <translation>GETs unter den Operationen; der Rest sind SETs</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Keys</translation>
    </message>
    <message>
        <source>They are written before anything is measured, so that there is something to read</source>
        <translation>Sie werden geschrieben, bevor gemessen wird, damit es etwas zu lesen gibt</translation>
    </message>
    <message>
        <source>Ch&amp;osen</source>
        <translation>A&amp;uswahl</translation>
    </message>
    <message>
        <source>How the keys are chosen: all alike, or some far more often than others (zipf)</source>
        <translation>Wie die Keys gewählt werden: alle gleich oft, oder manche viel öfter als andere (zipf)</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>zipf %1</source>
        <translation>zipf %1</translation>
    </message>
    <message>
        <source>redis-benchmark needs an end: give it a duration</source>
        <translation>redis-benchmark braucht ein Ende: geben Sie eine Dauer an</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ProbeView</name>
    <message>
        <source>The result could not be kept</source>
        <translation>Das Ergebnis konnte nicht aufbewahrt werden</translation>
    </message>
    <message>
        <source>Back to the running one</source>
        <translation>Zurück zum laufenden</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Writes the result that is shown into a file</source>
        <translation>Schreibt das gezeigte Ergebnis in eine Datei</translation>
    </message>
    <message>
        <source>CSV: a line a second, for spreadsheets…</source>
        <translation>CSV: eine Zeile pro Sekunde, für Tabellenkalkulationen…</translation>
    </message>
    <message>
        <source>JSON: all of it, for programs…</source>
        <translation>JSON: alles, für Programme…</translation>
    </message>
    <message>
        <source>PNG: the charts as a picture…</source>
        <translation>PNG: die Diagramme als Bild…</translation>
    </message>
    <message>
        <source>SVG: the charts, to be scaled…</source>
        <translation>SVG: die Diagramme, skalierbar…</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Errors and retries</source>
        <translation>Fehler und Wiederholungen</translation>
    </message>
    <message>
        <source>Kept results</source>
        <translation>Aufbewahrte Ergebnisse</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Connect to a cluster first.</source>
        <translation>Verbinden Sie sich zuerst mit einem Cluster.</translation>
    </message>
    <message>
        <source>The cluster is being read.</source>
        <translation>Der Cluster wird gelesen.</translation>
    </message>
    <message>
        <source>The connection is lost: what is shown may be old.</source>
        <translation>Die Verbindung ist verloren: was zu sehen ist, kann veraltet sein.</translation>
    </message>
    <message>
        <source>There is no Redis Cluster yet: create it first.</source>
        <translation>Es gibt noch keinen Redis Cluster: zuerst erstellen.</translation>
    </message>
    <message>
        <source>It can&apos;t start</source>
        <translation>Start nicht möglich</translation>
    </message>
    <message>
        <source>Is every acknowledged write still there?</source>
        <translation>Ist jeder bestätigte Schreibvorgang noch da?</translation>
    </message>
    <message>
        <source>Writes and reads keys of its own, compares what it reads with what was acknowledged, and notes every millisecond in which a shard did not answer. Let it run while you scale, upgrade, or break something. The keys are deleted in the end.</source>
        <translation>Schreibt und liest eigene Keys, vergleicht das Gelesene mit dem, was bestätigt wurde, und hält jede Millisekunde fest, in der ein Shard nicht antwortete. Lassen Sie es laufen, während Sie skalieren, aktualisieren oder etwas zerstören. Die Keys werden am Ende gelöscht.</translation>
    </message>
    <message>
        <source>How fast is this cluster?</source>
        <translation>Wie schnell ist dieser Cluster?</translation>
    </message>
    <message>
        <source>Throughput and latencies over time and per shard, from this computer, from a pod, or from several pods together. The keys are its own, and are deleted in the end.</source>
        <translation>Durchsatz und Latenzen im Zeitverlauf und pro Shard, von diesem Rechner, aus einem Pod oder aus mehreren Pods zusammen. Die Keys sind eigene und werden am Ende gelöscht.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>St&amp;opp</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>Sta&amp;rt</translation>
    </message>
    <message>
        <source>What there is so far is kept, and marked as incomplete</source>
        <translation>Was bisher da ist, bleibt erhalten und wird als unvollständig gekennzeichnet</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Two selected ones, or the selected one with the one that is shown</source>
        <translation>Zwei ausgewählte, oder das ausgewählte mit dem gezeigten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Not run alike, and different for that reason, too: %1</source>
        <translation>Nicht gleich gelaufen, und auch deshalb verschieden: %1</translation>
    </message>
    <message>
        <source>Stopped before it began: there is no result</source>
        <translation>Gestoppt, bevor es begann: es gibt kein Ergebnis</translation>
    </message>
    <message>
        <source>It could not be done</source>
        <translation>Es ließ sich nicht ausführen</translation>
    </message>
    <message>
        <source>There are keys with its prefix already</source>
        <translation>Es gibt schon Keys mit diesem Präfix</translation>
    </message>
    <message>
        <source>Another one is at work, or one was killed. If nobody else runs one, delete the leftovers.</source>
        <translation>Eine andere Messung ist am Werk, oder eine wurde abgeschossen. Falls sonst niemand eine laufen hat, löschen Sie die Reste.</translation>
    </message>
    <message>
        <source>Delete them and start</source>
        <translation>Löschen und starten</translation>
    </message>
    <message>
        <source>Use Slotpilot&apos;s own</source>
        <translation>Slotpilots eigenes nehmen</translation>
    </message>
    <message>
        <source>Run it from this computer</source>
        <translation>Von diesem Rechner aus laufen lassen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Check the cluster</source>
        <translation>Cluster prüfen</translation>
    </message>
    <message>
        <source>The kept results can&apos;t be read</source>
        <translation>Die aufbewahrten Ergebnisse sind nicht lesbar</translation>
    </message>
    <message>
        <source>Kept results (%1)</source>
        <translation>Aufbewahrte Ergebnisse (%1)</translation>
    </message>
    <message>
        <source>The result can&apos;t be read</source>
        <translation>Das Ergebnis ist nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n kept result(s)?</source>
        <translation>
            <numerusform>%n aufbewahrtes Ergebnis löschen?</numerusform>
            <numerusform>%n aufbewahrte Ergebnisse löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>It could not be deleted</source>
        <translation>Es konnte nicht gelöscht werden</translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation>Ergebnis exportieren</translation>
    </message>
    <message>
        <source>the name must end in .csv, .json, .png or .svg</source>
        <translation>der Name muss auf .csv, .json, .png oder .svg enden</translation>
    </message>
    <message>
        <source>can&apos;t be written: %1</source>
        <translation>kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>It could not be written</source>
        <translation>Es konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Write keys of its own into the cluster, and delete them in the end?</source>
        <translation>Eigene Keys in den Cluster schreiben und am Ende löschen?</translation>
    </message>
    <message>
        <source>Workers of a run that was killed are left: %1</source>
        <translation>Arbeiter eines abgeschossenen Laufs sind noch da: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The next run removes them.</source>
        <translation>Der nächste Lauf räumt sie weg.</translation>
    </message>
    <message>
        <source>Remove them now</source>
        <translation>Jetzt wegräumen</translation>
    </message>
    <message>
        <source>Remove the Jobs that a killed run left?</source>
        <translation>Die Jobs wegräumen, die ein abgeschossener Lauf hinterlassen hat?</translation>
    </message>
    <message>
        <source>They are being removed…</source>
        <translation>Sie werden weggeräumt …</translation>
    </message>
    <message>
        <source>They could not be removed</source>
        <translation>Sie konnten nicht weggeräumt werden</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::RangesModel</name>
    <message>
        <source>migrating to %1</source>
        <translation>zieht um zu %1</translation>
    </message>
    <message>
        <source>%1 imports from %2</source>
        <translation>%1 importiert von %2</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>a stranger</source>
        <translation>ein Fremder</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>First and last hash slot of the range</source>
        <translation>Erster und letzter Hash-Slot des Bereichs</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Slots in the range</source>
        <translation>Slots im Bereich</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>The pod whose Redis node serves them</source>
        <translation>Der Pod, dessen Redis-Node sie bedient</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Migrating or importing: on the way from one node to another</source>
        <translation>Migrating oder importing: unterwegs von einem Node zu einem anderen</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ReplayView</name>
    <message>
        <source>All runs</source>
        <translation>Alle Läufe</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Writes this run to a file: a report, its data, or pictures</source>
        <translation>Schreibt diesen Lauf in eine Datei: einen Bericht, seine Daten oder Bilder</translation>
    </message>
    <message>
        <source>&amp;Report (one HTML page)…</source>
        <translation>&amp;Bericht (eine HTML-Seite)…</translation>
    </message>
    <message>
        <source>Data to be &amp;imported elsewhere (JSON)…</source>
        <translation>Daten für den &amp;Import anderswo (JSON)…</translation>
    </message>
    <message>
        <source>&amp;Table of slots and keys (CSV)…</source>
        <translation>&amp;Tabelle der Slots und Keys (CSV)…</translation>
    </message>
    <message>
        <source>&amp;Pictures (PNG)…</source>
        <translation>Bilder (&amp;PNG)…</translation>
    </message>
    <message>
        <source>Pictures (&amp;SVG)…</source>
        <translation>Bilder (&amp;SVG)…</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>To where the step before began</source>
        <translation>Dorthin, wo der Schritt davor begann</translation>
    </message>
    <message>
        <source>To where the next step began</source>
        <translation>Dorthin, wo der nächste Schritt begann</translation>
    </message>
    <message>
        <source>Moment of the run</source>
        <translation>Moment des Laufs</translation>
    </message>
    <message>
        <source>How fast it is played</source>
        <translation>Wie schnell er abgespielt wird</translation>
    </message>
    <message>
        <source>¼ ×</source>
        <translation>¼ ×</translation>
    </message>
    <message>
        <source>½ ×</source>
        <translation>½ ×</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Log des Laufs</translation>
    </message>
    <message>
        <source>Lines of which step</source>
        <translation>Zeilen welches Schrittes</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Log filtern</translation>
    </message>
    <message>
        <source>What is drawn over time</source>
        <translation>Was im Zeitverlauf gezeichnet wird</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Slots, stacked</source>
        <translation>Slots, gestapelt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Keys, stacked</source>
        <translation>Keys, gestapelt</translation>
    </message>
    <message>
        <source>Nothing was recorded while this run went on: it has its steps and its log. Runs are recorded since this version of Slotpilot.</source>
        <translation>Während dieses Laufs wurde nichts aufgezeichnet: es gibt seine Schritte und sein Log. Läufe werden seit dieser Version von Slotpilot aufgezeichnet.</translation>
    </message>
    <message>
        <source>What is shown of this moment</source>
        <translation>Was von diesem Moment gezeigt wird</translation>
    </message>
    <message>
        <source>Slot map</source>
        <translation>Slot-Karte</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>Alle Schritte</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source> in %1</source>
        <translation> in %1</translation>
    </message>
    <message>
        <source>Slots per pod over time</source>
        <translation>Slots pro Pod im Zeitverlauf</translation>
    </message>
    <message>
        <source>Keys per pod over time</source>
        <translation>Keys pro Pod im Zeitverlauf</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The run is over: %1</source>
        <translation>Der Lauf ist vorbei: %1</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ResourcesModel</name>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>What the machine has</source>
        <translation>Was die Maschine hat</translation>
    </message>
    <message>
        <source>Allocatable</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>What pods may have of it</source>
        <translation>Was Pods davon haben dürfen</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Sum of the requests of the pods on it: what the scheduler counts with</source>
        <translation>Summe der Requests der Pods darauf: womit der Scheduler rechnet</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Requested of allocatable</source>
        <translation>Angefordert vom Verfügbaren</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ResultView</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1
from %2 s to %3 s after the start</source>
        <translation>%1
von %2 s bis %3 s nach dem Start</translation>
    </message>
    <message>
        <source>%1 (tried again)</source>
        <translation>%1 (wiederholt)</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99.9</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Operations a second</source>
        <translation>Operationen pro Sekunde</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Errors and retries a second</source>
        <translation>Fehler und Wiederholungen pro Sekunde</translation>
    </message>
    <message>
        <source>Unavailability per shard</source>
        <translation>Nichtverfügbarkeit pro Shard</translation>
    </message>
    <message>
        <source>redis-benchmark tells its figures in the end only: there is nothing to draw over time. It leaves its keys (key:…) in the cluster.</source>
        <translation>redis-benchmark nennt seine Zahlen erst am Ende: im Zeitverlauf gibt es nichts zu zeichnen. Seine Keys (key:…) lässt es im Cluster.</translation>
    </message>
    <message>
        <source>Time of the load that is over</source>
        <translation>Zeit der Last, die vorbei ist</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at once on each</source>
        <translation>je %1 auf einmal</translation>
    </message>
    <message>
        <source>%1 asked for</source>
        <translation>%1 verlangt</translation>
    </message>
    <message>
        <source>as fast as answers come</source>
        <translation>so schnell Antworten kommen</translation>
    </message>
    <message>
        <source>%1 a value</source>
        <translation>%1 pro Wert</translation>
    </message>
    <message>
        <source>%1 % reads</source>
        <translation>%1 % Lesen</translation>
    </message>
    <message>
        <source>zipf %1</source>
        <translation>zipf %1</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>Writes that were acknowledged, and are missing</source>
        <translation>Schreibvorgänge, die bestätigt wurden und fehlen</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>Writes that took effect though their replies never came; they are not lost</source>
        <translation>Schreibvorgänge, die wirkten, obwohl nie eine Antwort kam; sie sind nicht verloren</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>On average</source>
        <translation>Im Durchschnitt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Half of the operations took no longer</source>
        <translation>Die Hälfte der Operationen dauerte nicht länger</translation>
    </message>
    <message>
        <source>99 % of the operations took no longer</source>
        <translation>99 % der Operationen dauerten nicht länger</translation>
    </message>
    <message>
        <source>99.9 % of them took no longer</source>
        <translation>99,9 % davon dauerten nicht länger</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Operations that were given up</source>
        <translation>Operationen, die aufgegeben wurden</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>longest gap</source>
        <translation>längste Lücke</translation>
    </message>
    <message>
        <source>Somebody waited for a shard, and nobody got an answer</source>
        <translation>Jemand wartete auf einen Shard, und niemand bekam eine Antwort</translation>
    </message>
    <message>
        <source>redis-benchmark is running</source>
        <translation>redis-benchmark läuft</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Vorbereitung…</translation>
    </message>
    <message>
        <source>It tells its figures in the end only</source>
        <translation>Es nennt seine Zahlen erst am Ende</translation>
    </message>
    <message>
        <source>Pods for the load are being started</source>
        <translation>Pods für die Last werden gestartet</translation>
    </message>
    <message>
        <source>Looking that no keys with its prefix are there</source>
        <translation>Es wird nachgesehen, dass es keine Keys mit diesem Präfix gibt</translation>
    </message>
    <message>
        <source>Writing the keys that are to be read</source>
        <translation>Die Keys, die gelesen werden sollen, werden geschrieben</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messung läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledged write(s) were lost so far</source>
        <translation>
            <numerusform>%n bestätigter Schreibvorgang ging bisher verloren</numerusform>
            <numerusform>%n bestätigte Schreibvorgänge gingen bisher verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>No acknowledged write was lost so far</source>
        <translation>Bisher ging kein bestätigter Schreibvorgang verloren</translation>
    </message>
    <message>
        <source>Reading once more what was written; deleting the keys</source>
        <translation>Das Geschriebene wird noch einmal gelesen; die Keys werden gelöscht</translation>
    </message>
    <message>
        <source>Deleting the keys</source>
        <translation>Die Keys werden gelöscht</translation>
    </message>
    <message>
        <source>%1 s so far; it goes on until you stop it</source>
        <translation>%1 s bisher; es läuft, bis Sie es stoppen</translation>
    </message>
    <message>
        <source>%1 s of %2</source>
        <translation>%1 s von %2</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Stopped after %1 s</source>
        <translation>Nach %1 s gestoppt</translation>
    </message>
    <message>
        <source>Incomplete: stopped after %1 s of %2</source>
        <translation>Unvollständig: nach %1 s von %2 gestoppt</translation>
    </message>
    <message>
        <source>Incomplete: what is here was measured before it ended</source>
        <translation>Unvollständig: was hier steht, wurde gemessen, bevor es abbrach</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::RunLinesModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Since the run began</source>
        <translation>Seit der Lauf begann</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::RunsModel</name>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>%1, imported</source>
        <translation>%1, importiert</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>Deployen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Scale or upgrade</source>
        <translation>Skalieren oder Upgrade</translation>
    </message>
    <message>
        <source>Rebalance</source>
        <translation>Neu verteilen</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When it was begun</source>
        <translation>Wann er begonnen wurde</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie er endete</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Context, namespace and StatefulSet</source>
        <translation>Kontext, Namespace und StatefulSet</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>never begun</source>
        <translation>nie begonnen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::Session</name>
    <message>
        <source>playground</source>
        <translation>Spielwiese</translation>
    </message>
    <message>
        <source>Asking the cluster what Deploy would change…</source>
        <translation>Der Cluster wird gefragt, was Deployen ändern würde…</translation>
    </message>
    <message>
        <source>Deploy can&apos;t be planned</source>
        <translation>Deployen lässt sich nicht planen</translation>
    </message>
    <message>
        <source>Nothing to deploy</source>
        <translation>Nichts zu deployen</translation>
    </message>
    <message>
        <source>Looking at every pod before planning…</source>
        <translation>Vor dem Planen wird jeder Pod angesehen…</translation>
    </message>
    <message>
        <source>The cluster can&apos;t be created</source>
        <translation>Der Cluster kann nicht erstellt werden</translation>
    </message>
    <message>
        <source>Nothing to create</source>
        <translation>Nichts zu erstellen</translation>
    </message>
    <message>
        <source>This can&apos;t be done</source>
        <translation>Das geht nicht</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>It can&apos;t be repaired</source>
        <translation>Das lässt sich nicht reparieren</translation>
    </message>
    <message>
        <source>Nothing to repair</source>
        <translation>Nichts zu reparieren</translation>
    </message>
    <message>
        <source>The StatefulSet can&apos;t be read</source>
        <translation>Das StatefulSet ist nicht lesbar</translation>
    </message>
    <message>
        <source>Planning the way back…</source>
        <translation>Der Rückweg wird geplant…</translation>
    </message>
    <message>
        <source>There is no way back</source>
        <translation>Es gibt keinen Rückweg</translation>
    </message>
    <message>
        <source>Nothing to turn around</source>
        <translation>Nichts umzukehren</translation>
    </message>
    <message>
        <source>The run can&apos;t be given up</source>
        <translation>Der Lauf kann nicht aufgegeben werden</translation>
    </message>
    <message>
        <source>%1 (built in)</source>
        <translation>%1 (eingebaut)</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>From the next start. What the engine says (steps, errors) is English.</source>
        <translation>Ab dem nächsten Start. Was die Engine sagt (Schritte, Fehler), ist Englisch.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Gentle: clients hardly feel it</source>
        <translation>Sanft: Clients spüren kaum etwas</translation>
    </message>
    <message>
        <source>Fast: as fast as the servers can</source>
        <translation>Schnell: so schnell die Server können</translation>
    </message>
    <message>
        <source>What the forms of Scale, Upgrade and Rebalance begin with</source>
        <translation>Womit die Formulare für Skalieren, Upgrade und Neu verteilen beginnen</translation>
    </message>
    <message>
        <source>&amp;Notify me when long work ends and the window is not in front</source>
        <translation>&amp;Melden, wenn eine lange Arbeit endet und das Fenster nicht vorn ist</translation>
    </message>
    <message>
        <source>from the next start</source>
        <translation>ab dem nächsten Start</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>&amp;Moving keys:</source>
        <translation>&amp;Keys verschieben:</translation>
    </message>
    <message>
        <source>Contexts and what may be changed in them</source>
        <translation>Kontexte, und was darin geändert werden darf</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>What may be changed</source>
        <translation>Was geändert werden darf</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>After its name is typed (protected)</source>
        <translation>Nach Eingabe des Namens (geschützt)</translation>
    </message>
    <message>
        <source>Nothing (read-only)</source>
        <translation>Nichts (schreibgeschützt)</translation>
    </message>
    <message>
        <source>What may be changed in %1</source>
        <translation>Was in %1 geändert werden darf</translation>
    </message>
    <message>
        <source>Contexts of the kubeconfig can be marked as protected or read-only here; there are none yet.</source>
        <translation>Hier können Kontexte der kubeconfig als geschützt oder schreibgeschützt markiert werden; noch gibt es keine.</translation>
    </message>
    <message>
        <source>Contexts that are to be changed with care, or not at all:</source>
        <translation>Kontexte, in denen nur mit Vorsicht oder gar nichts geändert werden soll:</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ShellView</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Output of the shell</source>
        <translation>Ausgabe der Shell</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>What is run in the container; words are parted by spaces</source>
        <translation>Was im Container ausgeführt wird; Wörter durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>Ends the shell and what runs in it</source>
        <translation>Beendet die Shell und was darin läuft</translation>
    </message>
    <message>
        <source>Line for the shell</source>
        <translation>Zeile für die Shell</translation>
    </message>
    <message>
        <source>A command, e.g. ls -l /data</source>
        <translation>Ein Befehl, z. B. ls -l /data</translation>
    </message>
    <message>
        <source>— ended —</source>
        <translation>— beendet —</translation>
    </message>
    <message>
        <source>— ended with exit code %1 —</source>
        <translation>— beendet mit Exit-Code %1 —</translation>
    </message>
    <message>
        <source>— %1 —</source>
        <translation>— %1 —</translation>
    </message>
    <message>
        <source>— %1 in %2 —</source>
        <translation>— %1 in %2 —</translation>
    </message>
    <message>
        <source>Lines go to %1 as they are; programs that draw the screen (vi, top) can&apos;t be used here</source>
        <translation>Zeilen gehen unverändert an %1; Programme, die den Bildschirm zeichnen (vi, top), gehen hier nicht</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Start…</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ShortcutsDialog</name>
    <message>
        <source>On pages</source>
        <translation>Auf Seiten</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Filter shortcuts</source>
        <translation>Tastenkürzel filtern</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::SlotMap</name>
    <message>
        <source>Map of the 16,384 slots</source>
        <translation>Karte der 16.384 Slots</translation>
    </message>
    <message>
        <source>owned by nobody</source>
        <translation>gehört niemandem</translation>
    </message>
    <message>
        <source>owned by a stranger</source>
        <translation>gehört einem Fremden</translation>
    </message>
    <message>
        <source>, migrating away</source>
        <translation>, zieht weg</translation>
    </message>
    <message>
        <source>, being imported by another</source>
        <translation>, wird von einem anderen importiert</translation>
    </message>
    <message>
        <source>, moving to another</source>
        <translation>, zieht zu einem anderen um</translation>
    </message>
    <message>
        <source>Slot %1: %2</source>
        <translation>Slot %1: %2</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::SlotsChart</name>
    <message>
        <source>Slots per pod</source>
        <translation>Slots pro Pod</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::SlotsView</name>
    <message>
        <source>Filter ranges by owner or state</source>
        <translation>Bereiche nach Besitzer oder Zustand filtern</translation>
    </message>
    <message>
        <source>Ranges of slots</source>
        <translation>Slot-Bereiche</translation>
    </message>
    <message>
        <source>Slots per pod</source>
        <translation>Slots pro Pod</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Stacked</source>
        <translation>Gestapelt</translation>
    </message>
    <message numerus="yes">
        <source>%n range(s)</source>
        <translation>
            <numerusform>%n Bereich</numerusform>
            <numerusform>%n Bereiche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n range(s)</source>
        <translation>
            <numerusform>%1 von %n Bereich</numerusform>
            <numerusform>%1 von %n Bereichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Slots per pod over time</source>
        <translation>Slots pro Pod im Zeitverlauf</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>16,384 slots, 128 to a row. Point at one, or walk with the arrow keys.</source>
        <translation>16.384 Slots, 128 pro Zeile. Zeigen Sie auf einen, oder gehen Sie mit den Pfeiltasten.</translation>
    </message>
    <message>
        <source> · %1 keys in its %2</source>
        <translation> · %1 Keys in seinen %2</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>What is drawn over time</source>
        <translation>Was im Zeitverlauf gezeichnet wird</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>How it is drawn</source>
        <translation>Wie es gezeichnet wird</translation>
    </message>
    <message>
        <source>While a workflow moves slots, each pod&apos;s slots and keys are drawn here over time.</source>
        <translation>Während ein Workflow Slots verschiebt, werden hier die Slots und Keys jedes Pods im Zeitverlauf gezeichnet.</translation>
    </message>
    <message>
        <source>Keys per pod over time</source>
        <translation>Keys pro Pod im Zeitverlauf</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::StatusLine</name>
    <message>
        <source>STALE</source>
        <translation>VERALTET</translation>
    </message>
    <message>
        <source>Round trip to the Kubernetes API server</source>
        <translation>Umlaufzeit zum API-Server von Kubernetes</translation>
    </message>
    <message>
        <source>Since anything in this cluster was last seen to change</source>
        <translation>Seit in diesem Cluster zuletzt eine Änderung gesehen wurde</translation>
    </message>
    <message>
        <source>The connection is lost: what is shown may be old</source>
        <translation>Die Verbindung ist verloren: was zu sehen ist, kann veraltet sein</translation>
    </message>
    <message>
        <source>Stale: what is shown may be old</source>
        <translation>Veraltet: was zu sehen ist, kann überholt sein</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbinden mit %1…</translation>
    </message>
    <message>
        <source>Not connected: %1 failed</source>
        <translation>Nicht verbunden: %1 scheiterte</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Spielwiese</translation>
    </message>
    <message>
        <source>Kubernetes %1</source>
        <translation>Kubernetes %1</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>&lt;1 ms</source>
        <translation>&lt;1 ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>last change %1 ago</source>
        <translation>letzte Änderung vor %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>geschützt</translation>
    </message>
    <message>
        <source>Before anything is changed, the context&apos;s name is to be typed.</source>
        <translation>Bevor etwas geändert wird, ist der Name des Kontexts einzugeben.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::StepChanges</name>
    <message>
        <source>%1 more</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>%1 fewer</source>
        <translation>%1 weniger</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>ready now</source>
        <translation>jetzt bereit</translation>
    </message>
    <message>
        <source>not ready now</source>
        <translation>jetzt nicht bereit</translation>
    </message>
    <message>
        <source>address %1</source>
        <translation>Adresse %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>is new</source>
        <translation>ist neu</translation>
    </message>
    <message>
        <source>was replaced</source>
        <translation>wurde ersetzt</translation>
    </message>
    <message>
        <source>runs %1</source>
        <translation>läuft mit %1</translation>
    </message>
    <message>
        <source>is gone</source>
        <translation>ist fort</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::StepDetails</name>
    <message>
        <source>%1 → %2: %3</source>
        <translation>%1 → %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more pair(s)</source>
        <translation>
            <numerusform>und %n weiteres Paar</numerusform>
            <numerusform>und %n weitere Paare</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 keys, %2, in about %3</source>
        <translation>%1 Keys, %2, in etwa %3</translation>
    </message>
    <message>
        <source>The chosen step</source>
        <translation>Der gewählte Schritt</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>Was umzieht</translation>
    </message>
    <message>
        <source>Expected, if a pod&apos;s keys are spread evenly over its slots</source>
        <translation>Erwartet, falls die Keys eines Pods gleichmäßig auf seine Slots verteilt sind</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>By hand, one would type</source>
        <translation>Von Hand würde man eingeben</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>How much it can hurt if it goes wrong</source>
        <translation>Wie sehr es schaden kann, wenn es schiefgeht</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>The state that the step leaves behind</source>
        <translation>Der Zustand, den der Schritt hinterlässt</translation>
    </message>
    <message>
        <source>What the cluster said when it was looked at last</source>
        <translation>Was der Cluster sagte, als er zuletzt angesehen wurde</translation>
    </message>
    <message>
        <source>Just done, and highlighted on the pages</source>
        <translation>Gerade getan und auf den Seiten hervorgehoben</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Nothing that the pages show has changed.</source>
        <translation>Nichts, was die Seiten zeigen, hat sich geändert.</translation>
    </message>
    <message>
        <source>Looking at what it changed…</source>
        <translation>Es wird nachgesehen, was sich geändert hat…</translation>
    </message>
    <message>
        <source>Changed:
%1</source>
        <translation>Geändert:
%1</translation>
    </message>
    <message>
        <source>comes next; nothing of it has run yet</source>
        <translation>kommt als Nächstes; noch nichts davon ist gelaufen</translation>
    </message>
    <message>
        <source>High: read it before you run it.</source>
        <translation>Hoch: lesen Sie ihn, bevor Sie ihn ausführen.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>As the API server answered when it was asked what it would do</source>
        <translation>Wie der API-Server antwortete, als er gefragt wurde, was er täte</translation>
    </message>
    <message>
        <source>Seen: %1</source>
        <translation>Gesehen: %1</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::TargetBar</name>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>The Kubernetes cluster and user, from the kubeconfig</source>
        <translation>Der Kubernetes-Cluster und der Benutzer, aus der kubeconfig</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>The Kubernetes namespace; choose or type one</source>
        <translation>Der Namespace in Kubernetes; wählen oder eingeben</translation>
    </message>
    <message>
        <source>StatefulSet</source>
        <translation>StatefulSet</translation>
    </message>
    <message>
        <source>The StatefulSet whose pods are the Redis servers</source>
        <translation>Das StatefulSet, dessen Pods die Redis-Server sind</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::TimeChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No step ran for %1</source>
        <translation>%1 lang lief kein Schritt</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::TimePanels</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>Charts over time</source>
        <translation>Diagramme im Zeitverlauf</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::Timeline</name>
    <message>
        <source>Steps over time</source>
        <translation>Schritte im Zeitverlauf</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::UpdateForm</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>redis.conf</source>
        <translation>redis.conf</translation>
    </message>
    <message>
        <source>The StatefulSet as YAML</source>
        <translation>Das StatefulSet als YAML</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>&amp;Delete the volumes (PVCs) of pods that go</source>
        <translation>Volumes (PVCs) von Pods, die gehen, &amp;löschen</translation>
    </message>
    <message>
        <source>Their data is on the other pods by then. Kept volumes would meet the next scale-up as leftovers.</source>
        <translation>Ihre Daten sind dann auf den anderen Pods. Behaltene Volumes würden dem nächsten Hochskalieren als Reste begegnen.</translation>
    </message>
    <message>
        <source>&amp;Number of pods:</source>
        <translation>&amp;Zahl der Pods:</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>&amp;Image:</source>
        <translation>I&amp;mage:</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>CPU:</source>
        <translation>CPU:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>Speicher:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>E.g. 500m: half a core</source>
        <translation>Z. B. 500m: ein halber Kern</translation>
    </message>
    <message>
        <source>E.g. 512Mi or 2Gi</source>
        <translation>Z. B. 512Mi oder 2Gi</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>Was läuft</translation>
    </message>
    <message>
        <source>A pod with weight 2 gets twice the slots of one with 1; with 0 it is emptied.</source>
        <translation>Ein Pod mit Gewicht 2 bekommt doppelt so viele Slots wie einer mit 1; mit 0 wird er geleert.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>&amp;Auto</source>
        <translation>Aut&amp;o</translation>
    </message>
    <message>
        <source>Failover where every primary has a replica, else drain.</source>
        <translation>Failover, wo jeder Primary eine Replica hat, sonst Leeren.</translation>
    </message>
    <message>
        <source>D&amp;rain</source>
        <translation>Lee&amp;ren</translation>
    </message>
    <message>
        <source>Each pod&apos;s slots move to pods that have restarted already; then it restarts.</source>
        <translation>Die Slots jedes Pods ziehen zu Pods um, die schon neu gestartet sind; dann startet er neu.</translation>
    </message>
    <message>
        <source>&amp;Failover</source>
        <translation>&amp;Failover</translation>
    </message>
    <message>
        <source>A replica takes over from each primary before it restarts: no slot moves.</source>
        <translation>Eine Replica übernimmt von jedem Primary, bevor er neu startet: kein Slot zieht um.</translation>
    </message>
    <message>
        <source>&amp;Surge</source>
        <translation>S&amp;urge</translation>
    </message>
    <message>
        <source>Drain with one pod more meanwhile, so that no pod holds more than its share.</source>
        <translation>Leeren mit einem Pod mehr, damit kein Pod mehr als seinen Anteil hält.</translation>
    </message>
    <message>
        <source>How pods are emptied before they restart</source>
        <translation>Wie Pods vor dem Neustart geleert werden</translation>
    </message>
    <message>
        <source>&amp;Gentle</source>
        <translation>Sa&amp;nft</translation>
    </message>
    <message>
        <source>Clients hardly feel it: short batches with rests between.</source>
        <translation>Clients spüren kaum etwas: kleine Portionen mit Pausen dazwischen.</translation>
    </message>
    <message>
        <source>Fas&amp;t</source>
        <translation>Schn&amp;ell</translation>
    </message>
    <message>
        <source>As fast as the servers can; clients may wait some milliseconds longer.</source>
        <translation>So schnell die Server können; Clients warten vielleicht einige Millisekunden länger.</translation>
    </message>
    <message>
        <source>Speed of moving keys</source>
        <translation>Tempo beim Verschieben der Keys</translation>
    </message>
    <message>
        <source>as now</source>
        <translation>wie jetzt</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht von %1</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>Some pod needs a weight above 0.</source>
        <translation>Mindestens ein Pod braucht ein Gewicht über 0.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::UpdateView</name>
    <message>
        <source>Scale %1</source>
        <translation>%1 skalieren</translation>
    </message>
    <message>
        <source>Upgrade %1</source>
        <translation>Upgrade von %1</translation>
    </message>
    <message>
        <source>Rebalance %1</source>
        <translation>%1 neu verteilen</translation>
    </message>
    <message>
        <source>Slots of %1</source>
        <translation>Slots von %1</translation>
    </message>
    <message>
        <source>Close this form</source>
        <translation>Dieses Formular schließen</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>Zur&amp;ücksetzen</translation>
    </message>
    <message>
        <source>Back to what runs</source>
        <translation>Zurück zu dem, was läuft</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>Makes the plan and shows it; nothing happens yet</source>
        <translation>Macht den Plan und zeigt ihn; noch geschieht nichts</translation>
    </message>
    <message>
        <source>&amp;Back to the form</source>
        <translation>Zurück zum &amp;Formular</translation>
    </message>
    <message>
        <source>Puts this plan away and goes on editing</source>
        <translation>Legt diesen Plan weg und lässt weiter bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Run all</source>
        <translation>Alle a&amp;usführen</translation>
    </message>
    <message>
        <source>Runs all steps</source>
        <translation>Führt alle Schritte aus</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>Runs one step, then waits</source>
        <translation>Führt einen Schritt aus und wartet dann</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Puts this plan and its form away</source>
        <translation>Legt diesen Plan und sein Formular weg</translation>
    </message>
    <message>
        <source>One pod after the other, each emptied before it restarts. You see the plan first.</source>
        <translation>Ein Pod nach dem anderen, jeder geleert, bevor er neu startet. Zuerst sehen Sie den Plan.</translation>
    </message>
    <message>
        <source>More or fewer pods; slots and keys move accordingly. You see the plan first.</source>
        <translation>Mehr oder weniger Pods; Slots und Keys ziehen entsprechend um. Zuerst sehen Sie den Plan.</translation>
    </message>
    <message>
        <source>Spreads the slots over the pods. You see the plan first.</source>
        <translation>Verteilt die Slots auf die Pods. Zuerst sehen Sie den Plan.</translation>
    </message>
    <message>
        <source>Reading the StatefulSet…</source>
        <translation>Das StatefulSet wird gelesen…</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>Nichts ist anders</translation>
    </message>
    <message>
        <source>The slots are spread so already. Give a pod another weight.</source>
        <translation>Die Slots sind schon so verteilt. Geben Sie einem Pod ein anderes Gewicht.</translation>
    </message>
    <message>
        <source>It is as it runs now. Change something in the form.</source>
        <translation>Es ist, wie es jetzt läuft. Ändern Sie etwas im Formular.</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Planung…</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::WelcomeView</name>
    <message>
        <source>Contexts</source>
        <translation>Kontexte</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Slotpilot</source>
        <translation>Slotpilot</translation>
    </message>
    <message>
        <source>See your Redis Cluster on Kubernetes, and change it step by step.</source>
        <translation>Ihren Redis Cluster auf Kubernetes sehen und Schritt für Schritt ändern.</translation>
    </message>
    <message>
        <source>New to Redis Cluster?</source>
        <translation>Neu bei Redis Cluster?</translation>
    </message>
    <message>
        <source>Lessons lead you through it on the playground, from the first slot to an upgrade that goes wrong and is repaired.</source>
        <translation>Lektionen führen auf der Spielwiese hindurch, vom ersten Slot bis zu einem Upgrade, das schiefgeht und repariert wird.</translation>
    </message>
    <message>
        <source>What was done before</source>
        <translation>Was früher geschah</translation>
    </message>
    <message>
        <source>See runs of this computer again, moment by moment, without a cluster.</source>
        <translation>Läufe dieses Rechners noch einmal sehen, Moment für Moment, ohne Cluster.</translation>
    </message>
    <message>
        <source>Looking for contexts…</source>
        <translation>Kontexte werden gesucht…</translation>
    </message>
    <message>
        <source>Open a context</source>
        <translation>Kontext öffnen</translation>
    </message>
    <message>
        <source>No cluster at hand?</source>
        <translation>Kein Cluster zur Hand?</translation>
    </message>
    <message>
        <source>The playground is a small Kubernetes on this computer, ready in seconds. Deploy, create, break and repair: nothing else is touched.</source>
        <translation>Die Spielwiese ist ein kleines Kubernetes auf diesem Rechner, in Sekunden bereit. Deployen, erstellen, zerstören und reparieren Sie: nichts anderes wird berührt.</translation>
    </message>
    <message>
        <source>Its pods are local processes (real redis-server, no containers), and all of it is thrown away when you close it.</source>
        <translation>Ihre Pods sind lokale Prozesse (echte redis-server, keine Container), und alles wird weggeworfen, wenn Sie sie schließen.</translation>
    </message>
    <message>
        <source>No contexts in the kubeconfig</source>
        <translation>Keine Kontexte in der kubeconfig</translation>
    </message>
    <message>
        <source>Open another kubeconfig file, or start the playground.</source>
        <translation>Öffnen Sie eine andere kubeconfig-Datei, oder starten Sie die Spielwiese.</translation>
    </message>
    <message>
        <source>No kubeconfig found</source>
        <translation>Keine kubeconfig gefunden</translation>
    </message>
    <message>
        <source>Open a kubeconfig file that you have, or start the playground.</source>
        <translation>Öffnen Sie eine kubeconfig-Datei, die Sie haben, oder starten Sie die Spielwiese.</translation>
    </message>
    <message>
        <source>The kubeconfig can&apos;t be read</source>
        <translation>Die kubeconfig ist nicht lesbar</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::YamlView</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Eingabe)</translation>
    </message>
    <message>
        <source>Reads it again</source>
        <translation>Liest es noch einmal</translation>
    </message>
    <message>
        <source>Copies the YAML</source>
        <translation>Kopiert das YAML</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>&amp;managedFields</source>
        <translation>&amp;managedFields</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Which field manager set which field: long, and seldom wanted</source>
        <translation>Welcher Field Manager welches Feld setzte: lang und selten gebraucht</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>There is no %1 any more</source>
        <translation>%1 gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The object can&apos;t be read</source>
        <translation>Das Objekt ist nicht lesbar</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
</context>
</TS>
