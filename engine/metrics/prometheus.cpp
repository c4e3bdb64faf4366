// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/prometheus.h"

#include <curl/curl.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "kube/encoding.h"

namespace slotpilot::metrics {
namespace {

using kube::percentEncode;
using nlohmann::json;

/// One HTTP request over a socket that is connected already.
class Transfer {
public:
    explicit Transfer(UniqueFd fd) : fd_(std::move(fd)), multi_(curl_multi_init()), easy_(curl_easy_init()) {}
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;
    ~Transfer() {
        curl_multi_remove_handle(multi_, easy_);
        curl_easy_cleanup(easy_);
        curl_multi_cleanup(multi_);
    }

    /// libcurl's result; nothing on a stop.
    std::optional<CURLcode> post(const std::string& path, const std::string& form, std::stop_token stop) {
        // The host is never looked up nor connected to: the socket is there.
        const std::string url = "http://127.0.0.1:9090" + path;
        curl_easy_setopt(easy_, CURLOPT_URL, url.c_str());
        curl_easy_setopt(easy_, CURLOPT_NOPROXY, "*");
        curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, "http");
        curl_easy_setopt(easy_, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
        curl_easy_setopt(easy_, CURLOPT_ACCEPT_ENCODING, "gzip");
        curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS,
                         static_cast<long>((Prometheus::timeout + Milliseconds{5000}).count()));
        curl_easy_setopt(easy_, CURLOPT_OPENSOCKETFUNCTION, &Transfer::onOpen);
        curl_easy_setopt(easy_, CURLOPT_OPENSOCKETDATA, this);
        curl_easy_setopt(easy_, CURLOPT_PREREQFUNCTION, &Transfer::onReady);
        curl_easy_setopt(easy_, CURLOPT_PREREQDATA, this);
        curl_easy_setopt(easy_, CURLOPT_WRITEFUNCTION, &Transfer::onWrite);
        curl_easy_setopt(easy_, CURLOPT_WRITEDATA, this);
        curl_easy_setopt(easy_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(form.size()));
        curl_easy_setopt(easy_, CURLOPT_POSTFIELDS, form.c_str());
        curl_multi_add_handle(multi_, easy_);
        const std::stop_callback wake(stop, [this] { curl_multi_wakeup(multi_); });
        for (int running = 1; running > 0;) {
            if (stop.stop_requested()) return std::nullopt;
            if (curl_multi_perform(multi_, &running) != CURLM_OK) return CURLE_FAILED_INIT;
            if (running > 0) curl_multi_poll(multi_, nullptr, 0, 1000, nullptr);
        }
        int left = 0;
        const CURLMsg* message = curl_multi_info_read(multi_, &left);
        return message ? message->data.result : CURLE_FAILED_INIT;
    }
    long status() const {
        long code = 0;
        curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &code);
        return code;
    }
    std::string body;

private:
    // The libcurl of Debian 12 connects even a socket that it is told is connected. So it gets one of datagrams, whose
    // connect is a formality, and before the request is sent the tunnel takes that descriptor's place.
    static curl_socket_t onOpen(void* self, curlsocktype, curl_sockaddr*) {
        auto& open = static_cast<Transfer*>(self)->open_;
        open = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        return open < 0 ? CURL_SOCKET_BAD : open;
    }
    static int onReady(void* self, char*, char*, int, int) {
        auto& transfer = *static_cast<Transfer*>(self);
        const bool taken = ::dup3(transfer.fd_.get(), transfer.open_, O_CLOEXEC) >= 0;
        transfer.fd_.reset();
        return taken ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
    }
    static std::size_t onWrite(char* bytes, std::size_t, std::size_t size, void* self) {
        auto& text = static_cast<Transfer*>(self)->body;
        if (text.size() + size > Prometheus::mostBytes) return 0;
        text.append(bytes, size);
        return size;
    }

    UniqueFd fd_;
    int open_ = -1;  ///< libcurl's
    CURLM* multi_;
    CURL* easy_;
};

std::string field(const json& object, const char* name) {
    const auto at = object.is_object() ? object.find(name) : object.end();
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// "1.5", "NaN", "+Inf".
double numberOf(const json& value) {
    if (!value.is_string()) return absent;
    const auto& text = value.get_ref<const std::string&>();
    if (text == "NaN") return absent;
    if (text == "+Inf") return std::numeric_limits<double>::infinity();
    if (text == "-Inf") return -std::numeric_limits<double>::infinity();
    const auto number = json::parse(text, nullptr, false);
    return number.is_number() ? number.get<double>() : double{absent};
}

void addPoint(PrometheusSeries& series, const json& pair) {
    if (pair.is_array() && pair.size() == 2 && pair[0].is_number())
        series.points.emplace_back(pair[0].get<double>(), numberOf(pair[1]));
}

std::vector<PrometheusSeries> parseResult(const json& data) {
    std::vector<PrometheusSeries> all;
    const auto result = data.value("result", json::array());
    if (const auto type = field(data, "resultType"); type == "scalar") {
        addPoint(all.emplace_back(), result);
        return all;
    }
    if (!result.is_array()) return all;
    for (const auto& item : result) {
        if (!item.is_object()) continue;
        auto& series = all.emplace_back();
        const auto labels = item.value("metric", json::object());
        for (const auto& [name, value] : labels.items())
            if (value.is_string()) series.labels.emplace(name, value.get<std::string>());
        if (item.contains("value")) addPoint(series, item["value"]);
        for (const auto& pair : item.value("values", json::array())) addPoint(series, pair);
    }
    return all;
}

/// https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview
Error refusal(const json& answer, const std::string& label) {
    const auto type = field(answer, "errorType"), words = field(answer, "error");
    Error error{ErrorCode::Server, words.empty() ? "Prometheus can't answer" : words, label};
    if (type == "bad_data") error.code = ErrorCode::Invalid;
    if (type == "timeout" || type == "canceled") {
        error.code = ErrorCode::Timeout;
        error.hint = "Choose a shorter time or a simpler query";
        error.retryable = true;
    }
    if (type == "execution") error.code = ErrorCode::Invalid;
    return error;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

json at(const json& object, const char* pointer) { return object.value(json::json_pointer(pointer), json()); }

/// The port that a Prometheus would listen on, if the Service looks like one.
std::optional<json> portOf(const json& service) {
    const auto name = lower(field(at(service, "/metadata"), "name"));
    const auto labels = at(service, "/metadata/labels");
    const bool operated = labels.is_object() && labels.contains("operated-prometheus");
    bool named = name.find("prometheus") != name.npos || operated;
    for (const char* label : {"app", "app.kubernetes.io/name", "k8s-app"})
        named |= lower(field(labels, label)) == "prometheus";
    if (!named) return std::nullopt;
    for (const char* other :
         {"operator", "exporter", "alertmanager", "pushgateway", "adapter", "kube-state", "thanos", "node-"})
        if (name.find(other) != name.npos && !operated) return std::nullopt;
    const auto ports = at(service, "/spec/ports");
    std::optional<json> found;
    for (const auto& port : ports) {
        const auto portName = field(port, "name");
        if (port.value("port", 0) == 9090) return port;
        if (portName == "web" || portName == "http-web" || portName == "http") found = port;
    }
    return found;
}

/// The pod's own number for a Service's port.
int targetPort(const json& port, const json& pod) {
    const auto target = port.value("targetPort", json());
    if (target.is_number()) return target.get<int>();
    if (target.is_string())
        for (const auto& container : at(pod, "/spec/containers"))
            for (const auto& own : container.value("ports", json::array()))
                if (field(own, "name") == target.get<std::string>()) return own.value("containerPort", 9090);
    return port.value("port", 9090);
}

/// The first ready pod behind the Service.
Expected<std::optional<PrometheusPlace>> placeOf(kube::Client& client, const json& service, const json& port,
                                                 std::stop_token stop) {
    const auto ns = field(at(service, "/metadata"), "namespace");
    std::string selector;
    const auto labels = at(service, "/spec/selector");
    if (!labels.is_object() || labels.empty()) return std::nullopt;
    for (const auto& [name, value] : labels.items())
        selector += (selector.empty() ? "" : ",") + name + "=" + (value.is_string() ? value.get<std::string>() : "");
    TRY_ASSIGN(pods, client.list(kube::resources::pods, ns, {.labelSelector = selector, .fieldSelector = {}}, stop));
    for (const auto& pod : pods.items) {
        const auto parsed = kube::parse<kube::Pod>(pod);
        if (!parsed || !parsed->ready()) continue;
        return PrometheusPlace{ns, field(at(service, "/metadata"), "name"), parsed->meta.name, targetPort(port, pod)};
    }
    return std::nullopt;
}

/// For a regular expression in double quotes.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (std::string_view(".+*?()[]{}|^$\\").find(c) != std::string_view::npos) result += "\\\\";
        if (c == '"') result += '\\';
        result += c;
    }
    return result;
}

std::string hostOf(const std::string& instance) { return instance.substr(0, instance.rfind(':')); }

/// The pod that a series of redis_exporter is about, by the label that its scrape configuration gives.
std::string podOf(const std::string& label, const std::string& value, const cluster::ClusterSnapshot& snapshot) {
    for (const auto& member : snapshot.members) {
        if (value == member.name) return member.name;
        if (label != "instance") continue;
        const auto host = hostOf(value);
        if (host == member.name || host.starts_with(member.name + ".") ||
            (member.pod && !member.pod->podIp.empty() && host == member.pod->podIp))
            return member.name;
    }
    return {};
}

}  // namespace

Expected<std::vector<PrometheusSeries>> Prometheus::ask(const std::string& path, const std::string& form,
                                                        std::stop_token stop) const {
    TRY_ASSIGN(fd, dial_(stop));
    TRY(setNonBlocking(fd.get(), true));
    Transfer transfer(std::move(fd));
    const auto result = transfer.post(path, form, stop);
    if (!result) return fail(cancelled());
    if (*result == CURLE_OPERATION_TIMEDOUT)
        return fail(Error{ErrorCode::Timeout, "Prometheus did not answer in time", label_,
                          "Choose a shorter time or a simpler query", true});
    if (*result == CURLE_WRITE_ERROR)
        return fail(ErrorCode::Protocol, "Prometheus answers with more than 64 MiB", label_,
                    "Choose a shorter time, or ask for fewer series");
    if (*result != CURLE_OK)
        return fail(Error{ErrorCode::Unreachable,
                          std::string("the connection to Prometheus was lost: ") + curl_easy_strerror(*result),
                          label_,
                          {},
                          true});
    const auto answer = json::parse(transfer.body, nullptr, false);
    const auto status = field(answer, "status");
    if (status == "error") return fail(refusal(answer, label_));
    if (transfer.status() == 401 || transfer.status() == 403)
        return fail(ErrorCode::Unauthorized, "Prometheus wants a login", label_,
                    "Slotpilot reads from a Prometheus without one only");
    // While it starts, or from a proxy before it: without the JSON of its API.
    if (transfer.status() >= 500)
        return fail(Error{ErrorCode::Server, fmt::format("Prometheus can't answer now (HTTP {})", transfer.status()),
                          label_, "Try again in a moment; if it stays so, look at the log of its pod", true});
    if (status != "success" || !answer.contains("data") || !answer["data"].is_object())
        return fail(ErrorCode::Protocol,
                    fmt::format("what answers there is no Prometheus (HTTP {})", transfer.status()), label_);
    return parseResult(answer["data"]);
}

Expected<std::vector<PrometheusSeries>> Prometheus::query(const std::string& promql, std::stop_token stop) const {
    return ask("/api/v1/query", fmt::format("query={}&timeout={}ms", percentEncode(promql), timeout.count()), stop);
}

Expected<std::vector<PrometheusSeries>> Prometheus::queryRange(const std::string& promql, double from, double to,
                                                               double step, std::stop_token stop) const {
    return ask("/api/v1/query_range",
               fmt::format("query={}&start={:.3f}&end={:.3f}&step={:.3f}&timeout={}ms", percentEncode(promql), from, to,
                           step, timeout.count()),
               stop);
}

Expected<std::vector<PrometheusPlace>> findPrometheus(kube::Client& client, const std::string& ns,
                                                      std::stop_token stop) {
    auto services = client.list(kube::resources::services, {}, {}, stop);
    if (!services && services.error().code == ErrorCode::Forbidden)
        services = client.list(kube::resources::services, ns, {}, stop);
    if (!services) return fail(std::move(services).error());
    std::vector<PrometheusPlace> places;
    for (const auto& service : services->items) {
        const auto port = portOf(service);
        if (!port) continue;
        auto place = placeOf(client, service, *port, stop);
        if (!place && place.error().code == ErrorCode::Cancelled) return fail(std::move(place).error());
        if (!place || !*place) continue;
        // Two Services of one Prometheus are one.
        const bool known = std::ranges::any_of(places, [&](const PrometheusPlace& other) {
            return other.ns == (*place)->ns && other.pod == (*place)->pod;
        });
        if (!known) places.push_back(**place);
    }
    std::ranges::stable_partition(places, [&](const PrometheusPlace& place) { return place.ns == ns; });
    return places;
}

Prometheus prometheusAt(std::shared_ptr<const cluster::Access> access, const PrometheusPlace& place) {
    return {
        [access, place](std::stop_token stop) { return access->tunnels().open(place.ns, place.pod, place.port, stop); },
        "Prometheus " + place.label()};
}

Expected<PrometheusScope> scopeOf(const Prometheus& prometheus, const cluster::ClusterSnapshot& snapshot,
                                  std::stop_token stop) {
    constexpr double window = 300;
    TRY_ASSIGN(all, prometheus.query("count_over_time(redis_up[5m])", stop));
    const auto& ns = snapshot.target.ns;
    for (const char* label : {"pod", "kubernetes_pod_name", "instance"}) {
        PrometheusScope scope;
        scope.label = label;
        std::string values, nsLabel;
        for (const auto& series : all) {
            const auto value = series.labels.find(label);
            if (value == series.labels.end()) continue;
            std::string ownNs;
            for (const char* name : {"namespace", "kubernetes_namespace"})
                if (const auto at = series.labels.find(name); at != series.labels.end()) {
                    nsLabel = name;
                    ownNs = at->second;
                }
            const auto pod = podOf(label, value->second, snapshot);
            if (pod.empty() || (!ownNs.empty() && ownNs != ns)) continue;
            if (scope.pods.emplace(value->second, pod).second)
                values += (values.empty() ? "" : "|") + escaped(value->second);
            if (!series.points.empty() && series.points.back().second >= 1)
                scope.interval = std::min(scope.interval, window / series.points.back().second);
        }
        if (scope.pods.empty()) continue;
        scope.matchers = fmt::format("{}=~\"{}\"", label, values);
        if (!nsLabel.empty()) scope.matchers += fmt::format(",{}=\"{}\"", nsLabel, ns);
        return scope;
    }
    return fail(ErrorCode::NotFound,
                all.empty() ? "it has no series of redis_exporter"
                            : fmt::format("none of its {} series of redis_exporter is about a pod of {}", all.size(),
                                          snapshot.target.statefulSet),
                prometheus.label(), "Deploy the monitoring manifests, or look at Prometheus' scrape configuration");
}

std::string promqlOf(Metric metric, const PrometheusScope& scope, double step) {
    const auto series = [&](const char* name) { return fmt::format("{}{{{}}}", name, scope.matchers); };
    const auto rate = [&](const char* name) {
        return fmt::format("rate({}[{:.0f}s])", series(name), std::ceil(std::max(step, 4 * scope.interval)));
    };
    const auto by = [&](const char* fold, const std::string& inner) {
        return fmt::format("{} by ({}) ({})", fold, scope.label, inner);
    };
    switch (metric) {
        case Metric::Keys: return by("sum", series("redis_db_keys"));
        case Metric::Hits: return by("sum", rate("redis_keyspace_hits_total"));
        case Metric::Misses: return by("sum", rate("redis_keyspace_misses_total"));
        case Metric::Memory: return by("max", series("redis_memory_used_bytes"));
        case Metric::ClientsMemory: return by("max", series("redis_mem_clients_normal"));
        case Metric::SlowExecution: return by("max", series("redis_last_slow_execution_duration_seconds"));
        case Metric::Operations: return by("sum", rate("redis_commands_processed_total"));
        case Metric::NetworkIn: return by("sum", rate("redis_net_input_bytes_total"));
        case Metric::NetworkOut: return by("sum", rate("redis_net_output_bytes_total"));
        case Metric::Latency:
            return by("sum", rate("redis_commands_duration_seconds_total")) + " / " +
                   by("sum", rate("redis_commands_total"));
        case Metric::Fragmentation: return by("max", series("redis_mem_fragmentation_ratio"));
        case Metric::ReplicationLag:
            return by("max", fmt::format("{} - on ({}) group_right {}", series("redis_master_repl_offset"), scope.label,
                                         series("redis_connected_slave_offset_bytes")));
    }
    return {};
}

Expected<Series> seriesOf(const Prometheus& prometheus, const PrometheusScope& scope, Metric metric,
                          std::chrono::seconds range, WallTime now, std::stop_token stop, std::size_t mostPoints) {
    const double step = std::max(1.0, std::ceil(static_cast<double>(range.count()) / static_cast<double>(mostPoints)));
    const double to = std::floor(std::chrono::duration<double>(now.time_since_epoch()).count() / step) * step;
    const auto count = static_cast<std::size_t>(static_cast<double>(range.count()) / step);
    Series result;
    result.step = step;
    const double from = to - static_cast<double>(count) * step;
    for (std::size_t i = 0; i <= count; ++i) result.times.push_back(from + static_cast<double>(i) * step);
    TRY_ASSIGN(all, prometheus.queryRange(promqlOf(metric, scope, step), from, to, step, stop));
    for (const auto& series : all) {
        const auto value = series.labels.find(scope.label);
        const auto pod = value == series.labels.end() ? scope.pods.end() : scope.pods.find(value->second);
        if (pod == scope.pods.end()) continue;
        Series::Line line{pod->second, std::vector<float>(result.times.size(), absent)};
        for (const auto& [time, number] : series.points) {
            const auto i = std::llround((time - from) / step);
            if (i >= 0 && static_cast<std::size_t>(i) < line.values.size())
                line.values[static_cast<std::size_t>(i)] = static_cast<float>(number);
        }
        result.lines.push_back(std::move(line));
    }
    result.sort();
    return result;
}

}  // namespace slotpilot::metrics
